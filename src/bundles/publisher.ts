export { checkFile, checkText, publishState } from "../worker/publishing.ts";
