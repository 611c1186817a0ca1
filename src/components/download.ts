import { serialiseSvg } from "../engine/page.js";
import { save } from "./save.js";

/** Twice the pixels, for print and fine screens. */
const pixelRatio = 2;

/** Lets the buttons of all charts, now and later, give their chart as a file. */
export function offerDownloads(document: Document): void {
  document.documentElement.classList.add("scripted");
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-download]");
    const figure = button?.closest<HTMLElement>("figure.chart");
    if (!button || !figure) return;
    const name = `wageflow-${figure.id.replace(/^chart-/, "")}`;
    if (button.dataset.download === "csv") {
      save(new Blob([csvOf(figure)], { type: "text/csv" }), `${name}.csv`);
      return;
    }
    const svg = [...figure.querySelectorAll<SVGSVGElement>(".drawing svg")].find(
      (drawing) => drawing.getBoundingClientRect().width > 0,
    );
    if (svg === undefined) return;
    const text = serialiseSvg(svg, { standalone: true });
    if (button.dataset.download === "svg") save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
    else void png(text, svg).then((blob) => save(blob, `${name}.png`));
  });
}

async function png(text: string, svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Number(svg.getAttribute("width")) * pixelRatio;
  canvas.height = Number(svg.getAttribute("height")) * pixelRatio;
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture came of it"))), "image/png"),
  );
}

function csvOf(figure: HTMLElement): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [...figure.querySelectorAll("tr")]
    .map((row) => [...row.children].map((child) => cell(child.textContent ?? "")).join(","))
    .map((line) => `${line}\n`)
    .join("");
}
