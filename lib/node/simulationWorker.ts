import { parentPort } from "node:worker_threads";
import { answerMessages } from "../simulate/executors/workerProtocol.ts";

/** The program of a worker thread. */
parentPort!.on(
  "message",
  answerMessages((answer, transferred) => parentPort!.postMessage(answer, transferred)),
);
