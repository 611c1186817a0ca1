/**
 * Runs every program of a section once a round, one after another, so that a busy minute falls on all of them.
 *
 * @param rows each `{ name, program(), rounds? }`; a slow one may have fewer rounds
 * @param tell called with a line about what is being done
 * @returns what each row's program gave, and what there is to install for the others
 */
export function measureRounds(rows, rounds, tell) {
  const prepared = rows.map(({ name, program, rounds: most = rounds }) => ({
    name,
    most,
    program: program(),
  }));
  const missing = prepared.filter(({ program }) => "install" in program);
  const present = prepared.filter(({ program }) => "once" in program);
  const samples = new Map(present.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, most, program } of present) {
      if (round >= most) continue;
      const sample = program.once();
      samples.get(name).push(sample);
      tell(`round ${round + 1} of ${rounds}: ${name} ${sample.ms.toFixed(0)} ms`);
    }
  }
  return {
    samples,
    missing: missing.map(({ name, program }) => ({ name, install: program.install })),
  };
}
