import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, stateFile, test } from './desk'

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

const pages = [
  '/',
  '/players',
  '/players?q=nobody',
  '/players/anna',
  '/players/quiet',
  '/account',
  '/staff',
  '/staff?q=nobody-like-that',
  '/enrol',
  '/docs/errors',
  '/nowhere',
]

test.use({ storageState: stateFile('admin') })

for (const scheme of ['light', 'dark'] as const) {
  for (const path of pages) {
    test(`${path} can be used by everyone, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.goto(path)
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
      expect(await seriousFlaws(page)).toEqual([])
    })
  }

  test(`the sign-in can be used by everyone, ${scheme}`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ baseURL: baseURL!, colorScheme: scheme, storageState: undefined })
    await page.goto('/sign-in')
    expect(await seriousFlaws(page)).toEqual([])
    await page.goto('/welcome?token=none')
    expect(await seriousFlaws(page)).toEqual([])
    await page.close()
  })

  test(`an open entry and the menus can be used by everyone, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.goto('/players/anna?outcome=refused')
    await page.getByRole('link', { name: /^Entry 4:/ }).click()
    await expect(page.getByRole('dialog', { name: 'Entry 4 · bet' })).toBeVisible()
    expect(await seriousFlaws(page)).toEqual([])
    await page.goto('/players')
    await page.getByRole('button', { name: 'Display' }).click()
    await expect(page.getByRole('menuitemradio', { name: 'Compact' })).toBeVisible()
    expect(await seriousFlaws(page)).toEqual([])
  })
}

test('a chosen appearance is there from the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/players')
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset.atFirst = document.documentElement.dataset.mantineColorScheme
    })
  })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-at-first', 'dark')
})

for (const path of pages) {
  test(`${path} fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(excess).toBe(0)
  })
}

test('on a phone the way around is behind the menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  await page.getByRole('button', { name: 'Open the menu' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Players' }).click()
  await expect(page).toHaveURL('/players')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

/** What axe finds of serious or critical flaws: the rule, and where. */
async function seriousFlaws(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe was put into the page just now
    const { violations } = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations
      .filter((flaw: { impact: string }) => flaw.impact === 'serious' || flaw.impact === 'critical')
      .flatMap((flaw: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        flaw.nodes.map(node => `${flaw.id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`),
      )
  })
}
