'use client'

import { Tabs } from '@mantine/core'
import type { Language } from '@/lib/reference/languages'
import { CodeBlock } from './code-block'

type Props = { programs: (Language & { text: string })[]; url: string }

/** The programs of docs/examples, a language at a time. */
export function Programs({ programs, url }: Props) {
  return (
    <>
      <p>
        Each asks for a balance and verifies the answer; it reads <code>CAGE_URL</code>,{' '}
        <code>CAGE_KEY_ID</code> and <code>CAGE_SECRET</code>. With <code>sign TIMESTAMP METHOD PATH</code> it
        prints the signature of what it is given on standard input, so that you can lay it beside your own.
      </p>
      <Tabs defaultValue={programs[0]!.id} keepMounted={false}>
        <Tabs.List aria-label="Language" mb="sm">
          {programs.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {programs.map(({ id, name, file, run, needs, text }) => (
          <Tabs.Panel key={id} value={id}>
            <CodeBlock label={`Run it (${needs})`} text={`curl -sSO ${url}/docs/examples/${file}\n${run}`} />
            <CodeBlock label={`${name}: ${file}`} text={text} isLong />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}
