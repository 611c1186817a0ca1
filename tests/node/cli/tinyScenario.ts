/** A scenario of its own that is quickly drawn. */
export const tinyScenario = `id: tiny
title: Tiny
year: 2020
base: none
assumes: Made up for a test.
leavesOut: Nothing.
parameters:
  - { id: workers, label: Workers, unit: persons, basis: judgement, note: Made up., distribution: { kind: uniform, low: 100, high: 200 }, covers: 1 }
  - { id: wage, label: Wage, unit: USD/month, basis: judgement, note: Made up., distribution: { kind: uniform, low: 200, high: 700 }, covers: 1 }
  - { id: months, label: Months, unit: months/year, basis: judgement, note: Made up., distribution: { kind: fixed, value: 11 } }
  - { id: taken, label: Taken, unit: share, basis: judgement, note: Made up., distribution: { kind: uniform, low: 0.2, high: 0.6 }, covers: 1 }
segments:
  - { id: all, title: All, place: Anywhere, work: any, mode: any, workers: workers, grossWage: wage, monthsPaid: months, chain: taken }
chains:
  - id: taken
    title: Taken
    says: Made up.
    stages:
      - { id: share, of: wage, when: { take: [share, twice] }, deductions: [{ to: state, share: taken }] }
      - { id: again, of: remaining, when: { take: twice }, deductions: [{ to: company, share: taken }] }
choices:
  - id: take
    title: Take
    question: Which?
    reason: Made up.
    options:
      - { id: share, title: Share, says: Made up., weight: 0.6 }
      - { id: twice, title: Twice, says: Made up., weight: 0.4 }
`;
