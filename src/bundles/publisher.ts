export {
  isDigestLine,
  publish,
  readDigestLine,
  readPublished,
  verify,
  verifyDigest,
  workshop,
  zip,
} from "../../lib/publishing.ts";
