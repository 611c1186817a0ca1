import { existsSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import type { PublishOptions } from "../../publish/bundle/publish.ts";
import { type DesignName, designNames } from "../../sampling/designs/design.ts";
import { DataError } from "../../study/problems.ts";
import { askedFor } from "../loadScenario.ts";
import { checkNewFolder, checkWritable, writeFolder, writeInto } from "../writeWhole.ts";
import { collect } from "./collect.ts";
import { interruptible } from "./interruption.ts";
import { invocation } from "./invocation.ts";
import { print } from "./print.ts";
import { withShareBar } from "./progressBar.ts";
import { methodsOf } from "./sensitivity.ts";
import { addAskOptions, overridesOf, type StudyOptions } from "./studyOptions.ts";
import { grouped, wrap } from "./text.ts";
import { WrongCall, wholeNumber } from "./wrongCall.ts";

interface PublishCall extends StudyOptions {
  readonly out?: string;
  readonly zip?: boolean;
  readonly draws?: number;
  readonly design: DesignName;
  readonly replicates?: number;
  readonly method: string[];
}

/** `wageflow publish`: an estimate with everything that others need to check it. */
export function addPublish(program: Command): void {
  const command = program
    .command("publish")
    .description("write an estimate with everything that others need to quote it and to make it again")
    .argument("[scenario]", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option("--out <folder>", "a new folder; with --zip a zip of that name")
    .option("--zip", "one zip in place of a folder")
    .option("--draws <number>", "number of draws, up to 200,000", wholeNumber("--draws", 1, 200_000))
    .addOption(
      new Option("--design <name>", "scheme that makes the draws").choices(designNames).default("random"),
    )
    .option(
      "--replicates <number>",
      "independent replicates of a latin-hypercube or sobol design, 16 or more",
      wholeNumber("--replicates", 1, 4096),
    )
    .option("--method <id>", "method of the sensitivity analysis; may be repeated", collect(String), []);
  addAskOptions(command).action(async (scenario: string, call: PublishCall) => {
    if (call.out === undefined)
      throw new WrongCall("publish writes a folder, or with --zip a zip: name it with --out");
    const target = targetOf(call.out, call.zip === true);
    const { publish, workshop, zip } = await import("#publishing");
    const asked = await askedFor(scenario, overridesOf(call));
    const { files, quotes, manifest, citation } = await withShareBar((update) =>
      publish(asked, workshop(update), optionsOf(call)),
    );
    // Ctrl-C waits until they are written.
    await interruptible(async () => {
      if (call.zip) writeInto(path.dirname(target), { [path.basename(target)]: zip(files) });
      else writeFolder(target, Object.fromEntries(files));
    });
    const bytes = [...files.values()].reduce((total, { length }) => total + length, 0);
    print(
      `${[
        `${target}: ${files.size} files, ${grouped(Math.round(bytes / 1000))} kB. report.html is the one to read.`,
        `To print beside a figure:\n  ${manifest.digestLine}`,
        ...quotes.flatMap(({ name, sentences, likelihood, confidence }) => [
          `To quote (${name}):\n${[sentences.join(" "), likelihood, confidence]
            .filter((text) => text !== undefined)
            .map((text) => wrap(text, 96, "  "))
            .join("\n")}`,
        ]),
        `To cite:\n${wrap(citation, 96, "  ")}`,
        `To check it:\n  ${invocation()} verify ${target}`,
      ].join("\n\n")}\n`,
    );
  });
}

function targetOf(out: string, isZip: boolean): string {
  if (out === "") throw new WrongCall("--out takes a name, not an empty one");
  if (!isZip) {
    checkNewFolder(out);
    return out;
  }
  const target = out.endsWith(".zip") ? out : `${out}.zip`;
  if (existsSync(target)) throw new DataError([`${target} exists already; name a new file`]);
  checkWritable(target);
  return target;
}

function optionsOf({ seed, draws, design, replicates, method }: PublishCall): PublishOptions {
  return {
    design,
    ...(seed === undefined ? {} : { seed }),
    ...(draws === undefined ? {} : { draws }),
    ...(replicates === undefined ? {} : { replicates }),
    ...(method.length === 0 ? {} : { methods: methodsOf(method) }),
  };
}
