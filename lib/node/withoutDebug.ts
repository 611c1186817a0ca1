import type { Plugin } from "esbuild";

/** Bundles without the debug messages of a package deep inside @stdlib. */
export const withoutDebug: Plugin = {
  name: "without debug",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^debug$/ }, () => ({ path: "debug", namespace: "silent" }));
    onLoad({ filter: /.*/, namespace: "silent" }, () => ({ contents: "module.exports = () => () => {};" }));
  },
};
