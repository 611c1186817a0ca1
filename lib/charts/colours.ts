/**
 * Colours of the charts, told apart with every common colour blindness: blues for the regime, orange for the
 * worker, greys for everyone else. Pages set them for light and dark; the fallback is the light one.
 */
export const colours = {
  ink: "var(--ink, #1d1d1b)",
  quiet: "var(--quiet, #5c5b57)",
  rule: "var(--rule, #d9d6cf)",
  paper: "var(--paper, #ffffff)",
  state: "var(--state, #1f4e7a)",
  regime: "var(--regime, #6f9cc3)",
  others: "var(--others, #8d8a84)",
  worker: "var(--worker, #c2571a)",
  family: "var(--family, #e08a4f)",
  density: "var(--density, #dbe6f0)",
  land: "var(--land, #e7e4dd)",
  landNamed: "var(--land-named, #cfd9e3)",
} as const;

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
