/** The least number that no more than one in a thousand experiments of `trials` trials exceeds. */
export function mostHits(trials: number, probability: number): number {
  let density = (1 - probability) ** trials;
  let below = density;
  let hits = 0;
  while (below < 0.999) {
    density *= ((trials - hits) / (hits + 1)) * (probability / (1 - probability));
    hits++;
    below += density;
  }
  return hits;
}

/** The greatest number that no more than one in a thousand experiments of `trials` trials falls short of. */
export function fewestHits(trials: number, probability: number): number {
  return trials - mostHits(trials, 1 - probability);
}
