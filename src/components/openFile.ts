import type { PageState } from "../engine/page.js";
import { engine, Overtaken } from "./engine.js";
import { clearNotice, notice } from "./notice.js";

/** As the library has it: larger files are refused before they are read. */
const mostBytes = 1_000_000;

/** Opens a scenario file, from the button or dropped anywhere on the page. */
export function openFile(
  button: HTMLElement,
  input: HTMLInputElement,
  onOpen: (state: PageState) => void,
): void {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    void read(input.files?.[0]);
    input.value = "";
  });
  const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  const showTarget = (shown: boolean) => document.body.classList.toggle("dropping", shown);
  document.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    showTarget(true);
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) showTarget(false);
  });
  document.addEventListener("drop", (event) => {
    showTarget(false);
    if (!holdsFile(event)) return;
    event.preventDefault();
    void read(event.dataTransfer!.files[0]);
  });

  async function read(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    if (file.size > mostBytes) {
      notice(`${file.name} is ${(file.size / 1e6).toFixed(1)} MB; files up to 1 MB are read.`);
      return;
    }
    try {
      const state = await engine.ask("file", { text: await file.text(), name: file.name });
      clearNotice();
      onOpen(state);
    } catch (error) {
      if (!(error instanceof Overtaken)) notice((error as Error).message);
    }
  }
}
