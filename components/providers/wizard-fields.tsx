'use client'

import { Radio, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { policyWords } from '@/lib/policy-words'
import { modeWords, suggestId, walletKinds } from '@/lib/providers/facts'
import { type PolicyKey, policyKeys, policyTable } from '@/lib/providers/policies'
import type { ProviderForm } from '@/lib/providers/provider-form'
import { currencyCodes } from './currency-codes'
import styles from './wizard.module.css'

/** What every step is given: the form, how a part of it changes, and what is wrong with which field. */
export type StepProps = {
  form: ProviderForm
  set: (part: Partial<ProviderForm>) => void
  problems: Record<string, string>
}

export function StudioFields({ form, set, problems }: StepProps) {
  // The id follows the name until somebody writes their own.
  const rename = (name: string) =>
    set(form.id === suggestId(form.name) ? { name, id: suggestId(name) } : { name })
  return (
    <>
      <TextInput
        label="Name"
        description="As staff read it."
        required
        maxLength={200}
        autoComplete="off"
        value={form.name}
        error={problems.name}
        onChange={event => rename(event.currentTarget.value)}
      />
      <TextInput
        label="Id"
        description="Stands in every call, list and file, and never changes."
        required
        maxLength={63}
        autoComplete="off"
        spellCheck={false}
        value={form.id}
        error={problems.id}
        onChange={event => set({ id: event.currentTarget.value.toLowerCase() })}
      />
      <Radio.Group
        label="Mode"
        description="Fixed from the first transaction on."
        value={form.mode}
        onChange={mode => set({ mode: mode as ProviderForm['mode'] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="sandbox" label="Sandbox" description={modeWords.sandbox} />
          <Radio value="live" label="Live" description={modeWords.live} />
        </Stack>
      </Radio.Group>
    </>
  )
}

export function CallFields({ form, set, problems }: StepProps) {
  return (
    <>
      <Radio.Group label="Wallet" value="seamless">
        <Radio mt="xs" value="seamless" label="Seamless" description={walletKinds.seamless} readOnly />
      </Radio.Group>
      <TagsInput
        label="Currencies"
        description="Its games are played in these; none: in all. Type a code and press Enter."
        data={currencyCodes()}
        limit={20}
        maxTags={100}
        splitChars={[',', ' ']}
        acceptValueOnBlur
        value={form.currencies}
        error={problems.currencies}
        onChange={currencies => set({ currencies: currencies.map(code => code.toUpperCase()) })}
      />
      <TextInput
        label="Time-out, ms"
        description="How long the studio waits for an answer before it repeats the call. Latency is held against it."
        inputMode="numeric"
        required
        maxLength={6}
        value={form.timeout}
        error={problems.timeout_ms}
        onChange={event => set({ timeout: event.currentTarget.value })}
      />
      <TextInput
        label="Expected peak, calls a second"
        description="More than this is shown as an alarm and refused to nobody. Empty: not said."
        inputMode="numeric"
        maxLength={7}
        value={form.peak}
        error={problems.expected_peak}
        onChange={event => set({ peak: event.currentTarget.value })}
      />
    </>
  )
}

export function AddressFields({ form, set, problems }: StepProps) {
  return (
    <Textarea
      className={styles.mono}
      label="Addresses it may call from"
      description="One a line: an address or a range, IPv4 or IPv6. None: every address may call, and the signature alone decides."
      placeholder={'203.0.113.7\n198.51.100.0/24\n2001:db8::/48'}
      autosize
      minRows={6}
      maxRows={16}
      spellCheck={false}
      value={form.ranges}
      error={problems.address_ranges}
      onChange={event => set({ ranges: event.currentTarget.value })}
    />
  )
}

export function PolicyFields({ form, set }: StepProps) {
  return policyKeys.map(key => (
    <div key={key} className={styles.policy}>
      <Radio.Group
        label={<code>{key}</code>}
        description={`Decides ${policyTable[key].decides}.`}
        value={form.policies[key]}
        onChange={value => set({ policies: { ...form.policies, [key]: value } })}
      >
        <Stack gap={6} mt="xs">
          {policyTable[key].values.map((value, at) => (
            <Radio
              key={value}
              value={value}
              label={policyWords[key]?.values[value]?.means ?? value}
              description={at === 0 ? `${value}, the default` : value}
            />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  ))
}

export function GameFields({ form, set, problems }: StepProps) {
  return (
    <Textarea
      className={styles.mono}
      label="Games"
      description="One a line: its id, a comma, its name. May stay empty: games can be imported afterwards, but no bet is taken on a game that is not there."
      placeholder={'starfall, Starfall Deluxe\nroulette-eu, European Roulette'}
      autosize
      minRows={8}
      maxRows={20}
      spellCheck={false}
      value={form.games}
      error={problems.games}
      onChange={event => set({ games: event.currentTarget.value })}
    />
  )
}

/** The policies that are not at their default. */
export function changedPolicies(policies: Record<string, string>): [PolicyKey, string][] {
  return policyKeys.flatMap((key): [PolicyKey, string][] => {
    const value = policies[key]
    return value === undefined || value === policyTable[key].values[0] ? [] : [[key, value]]
  })
}
