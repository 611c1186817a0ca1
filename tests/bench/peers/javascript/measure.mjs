/**
 * Does the work and prints, on one line of JSON, its time, the most memory that the process had until then, and what
 * it gave; and its time when it is done again, with what the first time has warmed up.
 */
export async function measure(version, work, { again = true } = {}) {
  const { results, ...first } = await timed(work);
  const line = { version, ...first, results };
  if (again) line.againMs = (await timed(work)).ms;
  console.log(JSON.stringify(line));
}

async function timed(work) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const results = await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { ms, cpuMs: (user + system) / 1000, peakMb, results };
}
