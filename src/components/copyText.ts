import { notice } from "./notice.js";

/** Copies a text and says so on the button; where the browser does not let it, shows the text to be copied by hand. */
export async function copyText(button: HTMLElement, text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = done;
  } catch {
    notice(
      `This browser does not let the page copy (it does for pages read over https). To copy by hand: ${text}`,
    );
  }
}
