export { readStateFile } from "../worker/readStateFile.ts";
