import { readFile } from 'node:fs/promises'
import { projectFolder } from '@/lib/paths'
import { type Language, languages } from './languages'

/** The programs as they are run and tested: the very text of their files. */
export function listExamples(): Promise<(Language & { text: string })[]> {
  return Promise.all(
    languages.map(async one => ({
      ...one,
      text: await readFile(projectFolder('docs', 'examples', one.id, one.file), 'utf8'),
    })),
  )
}
