'use client'

import { useEffect, useState } from 'react'
import { canSign, sha256 } from '@/lib/reference/debugger/hmac'
import { ownBytes, type Pasted, sentFrom } from '@/lib/reference/debugger/pasted'
import { hexOf, signedBytes } from '@/lib/reference/debugger/sent'
import { departure, visibleOf } from '@/lib/reference/debugger/visible'
import styles from './debugger.module.css'

/** The string that should have been signed, byte for byte, and where the person's own departs from it. */
export function SignedString({ pasted }: { pasted: Pasted }) {
  const sent = sentFrom(pasted)
  const hash = useBodyHash(pasted)
  if (!sent) return null
  const bytes = signedBytes(sent)
  const own = ownBytes(pasted)
  return (
    <section className={styles.panel} aria-label="What should have been signed">
      <h2 className={styles.title}>What should have been signed</h2>
      <Bytes bytes={bytes} label="The string, byte for byte" />
      <dl className={styles.facts}>
        <div>
          <dt>Length</dt>
          <dd>
            {bytes.length} bytes, {sent.body.length} of them the body
          </dd>
        </div>
        <div>
          <dt>SHA-256 of the body</dt>
          <dd>
            <code>{hash || '…'}</code>
          </dd>
        </div>
        {timeOf(pasted.timestamp) ? (
          <div>
            <dt>X-Timestamp is</dt>
            <dd>{timeOf(pasted.timestamp)}</dd>
          </div>
        ) : null}
      </dl>
      {own ? <Compared right={bytes} own={own} /> : null}
      <details className={styles.hex}>
        <summary>As hexadecimal bytes</summary>
        <code>{hexOf(bytes).replace(/../g, '$& ').trim()}</code>
      </details>
    </section>
  )
}

/** Where two strings part, with a little of what stands around. */
function Compared({ right, own }: { right: Uint8Array; own: Uint8Array }) {
  const at = departure(right, own)
  if (at === null) {
    return (
      <p className={styles.verdict} data-tone="good">
        Your string is this very string. If the signature still differs, the secret or the hash is another.
      </p>
    )
  }
  const around = (bytes: Uint8Array) => bytes.subarray(Math.max(0, at - 24), at + 24)
  return (
    <div className={styles.compared}>
      <p>
        <strong>Your string departs at byte {at + 1}</strong>: yours has {own.length} bytes, the right one{' '}
        {right.length}.
      </p>
      <Bytes bytes={around(right)} label="The right string around there" />
      <Bytes bytes={around(own)} label="Your string around there" />
    </div>
  )
}

function Bytes({ bytes, label }: { bytes: Uint8Array; label: string }) {
  let at = 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section tabIndex={0} aria-label={label} className={styles.bytes}>
      <pre>
        {visibleOf(bytes).map(({ kind, text, isLineEnd }) => {
          at += text.length
          return kind === 'text' ? (
            <span key={at}>{text}</span>
          ) : (
            <span key={at}>
              <b>{text}</b>
              {isLineEnd ? '\n' : ''}
            </span>
          )
        })}
      </pre>
    </section>
  )
}

function useBodyHash(pasted: Pasted): string {
  const [hash, setHash] = useState('')
  useEffect(() => {
    let isCurrent = true
    const sent = sentFrom(pasted)
    if (sent && canSign()) sha256(sent.body).then(found => isCurrent && setHash(found))
    return () => {
      isCurrent = false
    }
  }, [pasted])
  return hash
}

function timeOf(timestamp: string): string | null {
  return /^[0-9]{1,12}$/.test(timestamp)
    ? `${new Date(Number.parseInt(timestamp, 10) * 1000).toISOString().replace('.000Z', ' UTC').replace('T', ' ')}`
    : null
}
