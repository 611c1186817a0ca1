/** The least number of hits that at most one in a thousand experiments of so many trials exceeds. */
export function mostHits(trials: number, probability: number): number {
  let logDensity = trials * Math.log1p(-probability);
  let below = 0;
  for (let hits = 0; hits < trials; hits++) {
    below += Math.exp(logDensity);
    if (below >= 0.999) return hits;
    logDensity += Math.log(((trials - hits) / (hits + 1)) * (probability / (1 - probability)));
  }
  return trials;
}

/** The greatest number of hits that at most one in a thousand experiments of so many trials falls short of. */
export function fewestHits(trials: number, probability: number): number {
  return trials - mostHits(trials, 1 - probability);
}
