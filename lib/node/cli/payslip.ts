import type { Command } from "commander";
import catalogue from "#catalogue";
import { lineIn, payOut } from "../../model/payslip.ts";
import { unknownName } from "../../study/problems.ts";
import type { Payslip } from "../../study/schemas/payslip.ts";
import { print } from "./print.ts";
import { grouped, textTable, wrap } from "./text.ts";
import { WrongCall } from "./wrongCall.ts";

/** `wageflow payslip`: one worker's case from testimony, line by line. */
export function addPayslip(program: Command): void {
  program
    .command("payslip")
    .description("one worker's case from testimony, followed line by line")
    .argument("[payslip]", "its name; without one, the list")
    .option("--json", "as JSON")
    .action((id: string | undefined, options: { json?: boolean }) => {
      if (id === undefined) {
        print(options.json ? `${JSON.stringify(catalogue.payslips, null, 2)}\n` : `${listText()}\n`);
        return;
      }
      const payslip = catalogue.payslips.find((candidate) => candidate.id === id);
      if (payslip === undefined)
        throw new WrongCall(
          unknownName(
            "payslip",
            id,
            catalogue.payslips.map((candidate) => candidate.id),
          ),
        );
      const worked = payslip.readings.map((reading) => ({
        reading: reading.title,
        ...payOut(payslip, reading, catalogue),
      }));
      print(options.json ? `${JSON.stringify({ payslip, worked }, null, 2)}\n` : `${payslipText(payslip)}\n`);
    });
}

function listText(): string {
  return textTable(
    [{ head: "payslip" }, { head: "" }],
    catalogue.payslips.map(({ id, title }) => [id, title]),
  ).join("\n");
}

function payslipText(payslip: Payslip): string {
  const [first, ...others] = payslip.readings;
  const paid = payOut(payslip, first!, catalogue);
  const gross = paid.amounts["gross earnings"];
  const row = (name: string, amount: number) => [
    name,
    money(amount),
    money(amount / payslip.monthsPaid),
    gross === 0 ? "" : `${((amount / gross) * 100).toFixed(1)} %`,
  ];
  const uses = paid.uses.filter(({ amount }) => amount !== 0);
  const rows = [
    row("gross earnings", gross),
    ...paid.lines
      .filter(({ paid: amount, short }) => amount !== 0 || short !== 0)
      .map((line) => row(`- ${line.to}${line.label === undefined ? "" : `, ${line.label}`}`, line.paid)),
    row("net pay", paid.amounts["net pay"]),
    ...uses.map((use) => row(`- ${use.to}${use.label === undefined ? "" : `, ${use.label}`}`, use.amount)),
    ...(uses.length === 0 ? [] : [row("after living costs", paid.amounts["after living costs"])]),
    ...(paid.amounts["received by the family"] === 0
      ? []
      : [row("received by the family", paid.amounts["received by the family"])]),
  ];
  const list = (entries: Payslip["matches"]) =>
    entries.map(({ evidence, says }) =>
      wrap(`${says} (${evidence.join(", ")})`, 96, "    ").replace("    ", "  - "),
    );
  return [
    payslip.title,
    wrap(payslip.says),
    [
      `Reading: ${first!.title}`,
      ...textTable(
        [
          { head: "" },
          { head: `${payslip.currency} a year`, right: true },
          { head: "a month", right: true },
          { head: "of gross", right: true },
        ],
        rows,
      ),
    ].join("\n"),
    ...(others.length === 0
      ? []
      : [
          [
            "Other readings, net pay and what is left after living costs",
            ...textTable(
              [
                { head: "" },
                { head: "net a year", right: true },
                { head: "net a month", right: true },
                { head: "left a month", right: true },
              ],
              others.map((reading) => {
                const other = payOut(payslip, reading, catalogue);
                return [
                  reading.title,
                  money(other.amounts["net pay"]),
                  money(lineIn(other, payslip, "net pay", "month")),
                  money(lineIn(other, payslip, "after living costs", "month")),
                ];
              }),
            ),
          ].join("\n"),
        ]),
    ["Printed figures that it matches", ...list(payslip.matches)].join("\n"),
    ["Printed figures that it cannot match", ...list(payslip.cannotMatch)].join("\n"),
  ].join("\n\n");
}

function money(amount: number): string {
  return grouped(Number(amount.toFixed(2)));
}
