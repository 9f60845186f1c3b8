'use client'

import { Button, TextInput } from '@mantine/core'
import { Icon } from '@/components/ui/icon'
import styles from './search.module.css'

/** The search as a form: it works without scripts, and its address can be shared. */
export function SearchForm({ query }: { query: string }) {
  return (
    <search>
      <form action="/search" className={styles.form}>
        <TextInput
          key={query}
          name="q"
          type="search"
          size="md"
          aria-label="Any id, or how a player's name begins"
          placeholder="Any id, or how a player's name begins"
          leftSection={<Icon name="search" />}
          defaultValue={query}
          maxLength={4000}
          autoFocus={query === ''}
        />
        <Button type="submit" size="md">
          Search
        </Button>
      </form>
    </search>
  )
}
