'use client'

import { Button, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { setStuckAfter } from '@/app/(desk)/stuck/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import type { ProviderPatience } from '@/lib/providers/list-stuck-after'
import styles from './stuck-after.module.css'

type Props = {
  providers: ProviderPatience[]
  /** Why this person may not change it; they may read it. */
  against: string | null
}

/** How long the rounds of each provider may stay open before they count as stuck. */
export function StuckAfter({ providers, against }: Props) {
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        Stuck after…
      </Button>
      <Dialog opened={isOpen} onClose={dialog.close} title="When a round counts as stuck" size="md">
        <p className={styles.lead}>
          {against ??
            'Counted from the first call of the round. A change counts from the next sweep, within a minute.'}
        </p>
        {providers.map(provider => (
          <Row key={provider.id} provider={provider} against={against} />
        ))}
      </Dialog>
    </>
  )
}

function Row({
  provider: { id, name, minutes },
  against,
}: {
  provider: ProviderPatience
  against: string | null
}) {
  const router = useRouter()
  const { run, isPending, message } = useAction(setStuckAfter)
  const [value, setValue] = useState(`${minutes}`)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await run({ providerId: id, minutes: value.trim() })) router.refresh()
  }
  return (
    <form className={styles.row} onSubmit={submit}>
      <span className={styles.name}>
        {name} <code>{id}</code>
      </span>
      <TextInput
        size="xs"
        w={90}
        inputMode="numeric"
        pattern="[0-9]{1,5}"
        aria-label={`Minutes for ${name}`}
        rightSection={<span className={styles.unit}>min</span>}
        value={value}
        onChange={event => setValue(event.currentTarget.value)}
        disabled={against !== null}
        error={message}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        loading={isPending}
        disabled={against !== null || value.trim() === `${minutes}`}
      >
        Set
      </Button>
    </form>
  )
}
