import { useLocalStorage } from '@mantine/hooks'

export type Density = 'compact' | 'comfortable'

/** What a person chose to see, kept in their browser: columns per table, density for all of them. */
export function useChoices(name: string) {
  const [visibility, setVisibility] = useLocalStorage<Record<string, boolean>>({
    key: `cage.columns.${name}`,
    defaultValue: {},
  })
  const [density, setDensity] = useLocalStorage<Density>({ key: 'cage.density', defaultValue: 'comfortable' })
  return { visibility, setVisibility, density, setDensity }
}
