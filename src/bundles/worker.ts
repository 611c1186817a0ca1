import "../worker/worker.ts";
