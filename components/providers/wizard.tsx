'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { create } from '@/app/(desk)/providers/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import { providerPath } from '@/lib/providers/path'
import type { ProviderForm } from '@/lib/providers/provider-form'
import { KeyOnce, type MadeKey } from './key-once'
import styles from './wizard.module.css'
import {
  AddressFields,
  CallFields,
  GameFields,
  PolicyFields,
  type StepProps,
  StudioFields,
} from './wizard-fields'
import { Review } from './wizard-review'
import { emptyForm, problemsOf, type StepName, steps } from './wizard-steps'

const leads: Record<StepName, string> = {
  studio: 'Who it is, and whether it plays with real money.',
  calls: 'How its games reach the money, and what it promises of its calls.',
  addresses: 'From where its calls may come.',
  policies:
    'Studios differ in what they expect. The defaults suit most; the studio’s own guide says which it needs.',
  games: 'What can be played.',
  review: 'Nothing has been made yet. Making it gives the first key, whose secret is shown once.',
}

/** Brings a studio in, step by step; one action at the end makes all of it, or nothing. */
export function Wizard() {
  const router = useRouter()
  const { run, isPending, message, clear } = useAction(create)
  const [form, setForm] = useState(emptyForm)
  const [at, setAt] = useState(0)
  const [reached, setReached] = useState(0)
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [made, setMade] = useState<MadeKey | null>(null)
  const step = steps[at]!
  const set = (part: Partial<ProviderForm>) => {
    setForm(known => ({ ...known, ...part }))
    setProblems({})
    clear()
  }
  const go = (to: number) => {
    setAt(to)
    setReached(known => Math.max(known, to))
    clear()
  }
  /** To a step, or to the first one before it that does not hold. */
  const goTo = (to: number) => {
    const wrong = steps.findIndex((one, place) => place < to && Object.keys(problemsOf(one, form)).length > 0)
    setProblems(wrong < 0 ? {} : problemsOf(steps[wrong]!, form))
    go(wrong < 0 ? to : wrong)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (step.name !== 'review') return goTo(at + 1)
    const done = await run(form)
    if (done) setMade(done.value)
  }
  return (
    <>
      <Steps at={at} reached={reached} onGo={goTo} />
      <Panel>
        <form className={styles.body} onSubmit={submit} noValidate>
          <Heading at={at} />
          <p className={styles.lead}>{leads[step.name]}</p>
          <Fields name={step.name} form={form} set={set} problems={problems} />
          <Problem message={message} />
          <div className={styles.foot}>
            <Button variant="default" disabled={at === 0 || isPending} onClick={() => go(at - 1)}>
              Back
            </Button>
            <Button type="submit" loading={isPending} disabled={made !== null}>
              {step.name === 'review' ? `Bring ${form.name.trim()} in` : 'Next'}
            </Button>
          </div>
        </form>
      </Panel>
      <KeyOnce
        made={made}
        title="Its first key"
        done="Wait for its first call"
        onClose={() => router.push(`${providerPath(made?.providerId ?? '')}/first-call`)}
      />
    </>
  )
}

const fields: Record<StepName, (props: StepProps) => ReactNode> = {
  studio: StudioFields,
  calls: CallFields,
  addresses: AddressFields,
  policies: PolicyFields,
  games: GameFields,
  review: Review,
}

function Fields({ name, ...props }: StepProps & { name: StepName }) {
  const Step = fields[name]
  return <Step {...props} />
}

function Steps({ at, reached, onGo }: { at: number; reached: number; onGo: (to: number) => void }) {
  return (
    <ol className={styles.steps} aria-label="Steps">
      {steps.map(({ name, title }, place) => (
        <li key={name}>
          <button
            type="button"
            aria-current={place === at ? 'step' : undefined}
            disabled={place > reached}
            onClick={() => onGo(place)}
          >
            <span className={styles.number}>{place + 1}</span> {title}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** The step's name; focus comes here when the step changes, so that a reader hears where it is. */
function Heading({ at }: { at: number }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(at)
  useEffect(() => {
    if (at !== first.current) heading.current?.focus()
    first.current = at
  }, [at])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {steps[at]!.title}
    </h2>
  )
}
