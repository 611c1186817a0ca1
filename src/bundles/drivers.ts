export { driverFigures } from "../../lib/publish/figures/driverFigures.ts";
