/**
 * The likelihood words of Intelligence Community Directive 203 (2015, section D.6.e.2), as half-open
 * bands. Below 1 % and above 99 % the directive has no words.
 */
export const likelihoodBands: readonly {
  readonly from: number;
  readonly below: number;
  readonly word: string;
}[] = [
  { from: 0.01, below: 0.05, word: "almost no chance" },
  { from: 0.05, below: 0.2, word: "very unlikely" },
  { from: 0.2, below: 0.45, word: "unlikely" },
  { from: 0.45, below: 0.55, word: "roughly even chance" },
  { from: 0.55, below: 0.8, word: "likely" },
  { from: 0.8, below: 0.95, word: "very likely" },
  { from: 0.95, below: 0.99, word: "almost certain" },
];

const outside = "outside ICD 203's words";

/**
 * The word for a probability. Where one standard error either way straddles a bound, both words.
 *
 * @param probability 0 to 1
 */
export function likelihoodWord(probability: number, standardError = 0): string {
  const words = [probability - standardError, probability, probability + standardError].map(
    (at) => likelihoodBands.find(({ from, below }) => at >= from && at < below)?.word ?? outside,
  );
  return [...new Set(words)].join(" or ");
}
