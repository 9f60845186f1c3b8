import { readFile } from 'node:fs/promises'
import { projectFolder } from '@/lib/paths'

/** The published test vectors of signing, as they stand in their file. */
export function readVectors(): Promise<string> {
  return readFile(projectFolder('docs', 'signature-vectors.json'), 'utf8')
}
