declare module "seedrandom/lib/alea.js" {
  /** Alea by Johannes Baagøe (2010), as kept by seedrandom. */
  export default function alea(seed: string): { int32(): number };
}
