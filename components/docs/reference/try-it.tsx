'use client'

import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { now } from '@/lib/clock'
import { canSign } from '@/lib/reference/debugger/hmac'
import { isSandboxKey, type SandboxKey, signCall, type Tried } from '@/lib/reference/sign-call'
import { CodeBlock } from '../code-block'
import { useSandboxKey } from './sandbox-key'
import styles from './try-it.module.css'

type Props = { id: string; path: string; title: string; body: string }

const seconds = () => Math.floor(now() / 1000)

/** Signs a call of the wallet in the browser, with a sandbox key, and shows what comes back. */
export function TryIt({ id, path, title, body: example }: Props) {
  const key = useSandboxKey()
  const [body, setBody] = useState(example)
  const [tried, setTried] = useState<Tried | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const send = async (held: SandboxKey) => {
    setIsPending(true)
    const result = await attempt(held, path, body)
    setTried(typeof result === 'string' ? null : result)
    setProblem(typeof result === 'string' ? result : null)
    setIsPending(false)
  }
  return (
    <details className={styles.try} id={`try-${id}`}>
      <summary>Try it</summary>
      <Textarea
        label={`Body of ${title}`}
        value={body}
        autosize
        minRows={3}
        maxRows={16}
        spellCheck={false}
        classNames={{ input: styles.body }}
        onChange={event => setBody(event.currentTarget.value)}
      />
      <div className={styles.send}>
        <Button size="xs" disabled={!key} loading={isPending} onClick={() => key && send(key)}>
          Sign and send
        </Button>
        {key ? null : <span>Give a sandbox key at the top of this page first.</span>}
      </div>
      <div aria-live="polite">
        {problem ? <p className={styles.problem}>{problem}</p> : null}
        {tried ? <Outcome tried={tried} title={title} /> : null}
      </div>
    </details>
  )
}

function Outcome({ tried, title }: { tried: Tried; title: string }) {
  const { status, isReplay, isOurs, sent } = tried
  return (
    <>
      <CodeBlock label={`${status} · ${title}`} text={laidOut(tried.body)} />
      <p className={styles.note}>
        {isReplay ? 'A replay: the first answer again. ' : ''}
        {isOurs
          ? 'The answer is signed by the wallet. '
          : 'The answer is not signed: the key id is not known here. '}
        Sent with <code>X-Timestamp: {sent.timestamp}</code> and <code>X-Signature: {sent.signature}</code>
      </p>
    </>
  )
}

/** What came back, or in words why nothing was sent. */
async function attempt(key: SandboxKey, path: string, body: string): Promise<Tried | string> {
  if (!canSign()) return 'This browser signs over https only. Open this page over https, or on localhost.'
  try {
    if (!(await isSandboxKey(key, seconds()))) {
      return 'Nothing was sent: key id and secret are not those of a live sandbox key of this casino.'
    }
    return await signCall(key, path, body, seconds())
  } catch {
    return 'The line failed. Whether the call was done is not known: send the same body again.'
  }
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
