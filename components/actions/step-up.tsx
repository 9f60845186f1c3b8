'use client'

import { Button, Group } from '@mantine/core'
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { ActionAnswer } from '@/lib/staff/action'
import { CodeInput } from './code-input'
import styles from './step-up.module.css'
import { StepUpContext } from './use-action'

type Props = {
  confirm: (code: string) => Promise<ActionAnswer<unknown>>
  /** The code itself, where this is a demo. */
  hint: () => Promise<string | null>
  children: ReactNode
}

/** Asks for the second factor on behalf of every action under it, one question at a time. */
export function StepUp({ confirm, hint, children }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [demoCode, setDemoCode] = useState<string | null>(null)
  const asked = useRef<((isShown: boolean) => void)[]>([])
  const look = useCallback(() => void hint().then(setDemoCode, () => setDemoCode(null)), [hint])
  const ask = useCallback(() => {
    setIsOpen(true)
    look()
    return new Promise<boolean>(resolve => asked.current.push(resolve))
  }, [look])
  const close = (isShown: boolean) => {
    setIsOpen(false)
    for (const resolve of asked.current.splice(0)) resolve(isShown)
  }
  return (
    <StepUpContext.Provider value={ask}>
      {children}
      <Dialog
        opened={isOpen}
        onClose={() => close(false)}
        title="Show your second factor"
        size="sm"
        centered
        zIndex={400}
      >
        <Question confirm={confirm} demoCode={demoCode} onWrong={look} onEnd={close} />
      </Dialog>
    </StepUpContext.Provider>
  )
}

type QuestionProps = {
  confirm: Props['confirm']
  demoCode: string | null
  onWrong: () => void
  onEnd: (isShown: boolean) => void
}

function Question({ confirm, demoCode, onWrong, onEnd }: QuestionProps) {
  const [isChecking, setIsChecking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // It stands inside the form of what asks, as far as React is concerned.
    event.stopPropagation()
    setIsChecking(true)
    setProblem(null)
    const code = `${new FormData(event.currentTarget).get('code')}`
    const answer = await confirm(code).catch(() => unreachable)
    setIsChecking(false)
    if (answer.ok === true) return onEnd(true)
    if (answer.reason === 'SIGNED_OUT') return window.location.reload()
    setProblem(answer.message)
    onWrong()
  }
  return (
    <form onSubmit={submit} method="post">
      <p className={styles.lead}>
        This needs a code that you showed within the last ten minutes. It stands in your authenticator app.
      </p>
      <CodeInput problem={problem} demoCode={demoCode} />
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={() => onEnd(false)}>
          Not now
        </Button>
        <Button type="submit" loading={isChecking}>
          Go on
        </Button>
      </Group>
    </form>
  )
}

const unreachable = { ok: false, reason: 'REFUSED', message: 'Cage did not answer. Try again.' } as const
