/** Whether a manifest's author may write: the owner of the object has certified the key. */

import { equal } from '../base/index.ts';
import { digest, verify } from '../crypto/index.ts';
import { guidOf } from '../id/index.ts';
import { decodeWriterCertificate, type Manifest, type Signed } from '../wire/index.ts';

export function checkAuthor(manifest: Manifest, writer: Signed): boolean {
  const certificate = decodeWriterCertificate(writer.body);
  if (certificate === undefined || !equal(certificate.writer, manifest.author)) return false;
  const { owner, salt } = certificate.object;
  if (guidOf(digest('volume', owner, salt)) !== manifest.aguid) return false;
  return verify(owner, 'writer', writer.body, writer.signature);
}
