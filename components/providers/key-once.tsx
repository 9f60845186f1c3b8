'use client'

import { Button, Checkbox } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { Copyable } from '@/components/ui/copyable'
import { Dialog } from '@/components/ui/dialog'
import styles from './key-once.module.css'

/** A key whose secret was just made. */
export type MadeKey = { keyId: string; secret: string; providerId: string }

type Props = {
  /** The key, or null where there is none to show. */
  made: MadeKey | null
  onClose: () => void
  title?: string
  /** What the button says that ends it. */
  done?: string
}

/**
 * A key that was just made: its secret is shown this once. The dialog goes away by its own button alone, once the
 * person has said that they kept it; what is read anew behind it changes nothing here.
 */
export function KeyOnce({ made, onClose, title = 'The new key', done = 'Done' }: Props) {
  return (
    <Dialog
      opened={made !== null}
      onClose={onClose}
      title={title}
      size="lg"
      centered
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {made ? <Body made={made} onClose={onClose} done={done} /> : null}
    </Dialog>
  )
}

function Body({ made, onClose, done }: { made: MadeKey; onClose: () => void; done: string }) {
  const clipboard = useClipboard({ timeout: 1500 })
  const [isKept, setIsKept] = useState(false)
  useWarning()
  const text = envText(made, window.location.origin)
  return (
    <>
      <p className={styles.lead}>
        The secret is shown only now: Cage keeps it sealed and can show it to nobody again. Give it to the
        studio by a way that others cannot read. Whoever has it can move players' money.
      </p>
      <dl className={styles.facts}>
        <dt>Provider</dt>
        <dd>{made.providerId}</dd>
        <dt>Key id</dt>
        <dd>
          <Copyable value={made.keyId} what="key id" />
        </dd>
        <dt>Secret</dt>
        <dd>
          <Copyable value={made.secret} what="secret" />
        </dd>
      </dl>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => clipboard.copy(text)}>
          {clipboard.copied ? 'Copied' : 'Copy as .env'}
        </Button>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={`cage-${made.providerId}.env`}
        >
          Download .env
        </Button>
      </div>
      <div className={styles.foot}>
        <Checkbox
          label="I have kept the secret"
          checked={isKept}
          onChange={event => setIsKept(event.currentTarget.checked)}
        />
        <Button onClick={onClose} disabled={!isKept}>
          {done}
        </Button>
      </div>
    </>
  )
}

/** The browser asks before the page is left: the secret would be gone with it. */
function useWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}

/** What a studio's program reads: where Cage is, who calls, and with what. */
function envText({ providerId, keyId, secret }: MadeKey, url: string): string {
  return `CAGE_URL=${url}\nCAGE_PROVIDER=${providerId}\nCAGE_KEY_ID=${keyId}\nCAGE_SECRET=${secret}\n`
}
