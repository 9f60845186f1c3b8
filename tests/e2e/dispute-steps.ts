import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { signRequest } from '@/lib/wire/signature'
import type { Demo } from '../support/demo-server'

export type Why = { reason: string; note: string; amount?: string }

/** Signs a person of the demo in, as its sign-in page tells them to; the second factor too, whenever it is asked for. */
export async function signInTo(demo: Demo, browser: Browser, role: string): Promise<Page> {
  const { email, password } = demo.saved.staff.find(one => one.role === role)!
  const context = await browser.newContext({ baseURL: demo.url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await showFactor(page.locator('body'))
  await page.waitForURL(role === 'studio' ? '/studio' : '/')
  await attend(page)
  return page
}

/** Another tab of the same person. */
export async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage()
  await attend(tab)
  return tab
}

/** What the browser complained of, on any of the pages. */
export const complaints: string[] = []

function attend(page: Page): Promise<void> {
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return page.addLocatorHandler(page.getByRole('dialog', { name: 'Show your second factor' }), showFactor)
}

async function showFactor(place: Locator): Promise<void> {
  const told = await place.getByText('This is a demo: your code is').textContent()
  await place.getByRole('textbox', { name: 'Code' }).fill(told!.replaceAll(' ', '').match(/[0-9]{6}/)![0])
  await place.getByRole('button', { name: 'Go on' }).click()
}

/** What a player says is typed into the search, and Enter opens what was found. */
export async function find(page: Page, words: string): Promise<void> {
  await page.goto('/players')
  const field = page.getByRole('textbox', { name: 'Any id' })
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(field).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await field.fill(words)
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await field.press('Enter')
  await page.waitForURL(/\/(rounds|players)\/./)
}

/** From a player's page to the round of the newest ledger entry that has these words. */
export async function openRoundOf(page: Page, entry: RegExp): Promise<void> {
  const row = page.getByRole('table', { name: 'Ledger' }).getByRole('row', { name: entry }).first()
  await row.locator('a[href^="/rounds/"], a[href*="round="]').first().click()
  await page.waitForURL(/\/rounds\/./)
}

/** The answer to the phone call, with its remarks. */
export function answerOf(page: Page): Locator {
  return page.getByRole('region', { name: 'What happened' })
}

/** Up to its preview: the dialog with the postings, and the word to be typed. */
export async function preview(page: Page, label: string, { reason, note, amount }: Why): Promise<Locator> {
  const button = page.getByRole('button', { name: `Preview: ${label}`, exact: true })
  const others = page.getByText('One transaction alone')
  await expect(button.or(others).first()).toBeVisible()
  if (!(await button.isVisible())) await others.click()
  const dialog = page.getByRole('dialog', { name: label })
  await expect(async () => {
    if (!(await dialog.isVisible())) await button.click({ timeout: 2000 })
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  if (amount) await dialog.getByRole('textbox', { name: 'Amount in' }).fill(amount)
  await dialog.getByRole('combobox', { name: 'Reason' }).selectOption({ label: reason })
  await dialog.getByRole('textbox', { name: 'Note' }).fill(note)
  await dialog.getByRole('button', { name: 'Preview' }).click()
  const typed = dialog.getByRole('textbox', { name: 'To confirm, type' })
  await expect(typed).toBeVisible()
  await typed.fill((await dialog.locator('label code').textContent())!)
  return dialog
}

/** All the way: previewed, confirmed, and what came of it closed again. `shows` is what the preview must say. */
export async function resolve(page: Page, label: string, why: Why, shows: RegExp): Promise<void> {
  const dialog = await preview(page, label, why)
  await expect(dialog).toContainText(shows)
  await dialog.getByRole('button', { name: 'Post it' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Done. It is in the ledger.')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog).toHaveCount(0)
}

/** Closes a case of the page one is on by a person's own word. */
export async function closeCase(page: Page, title: string, note: string): Promise<void> {
  const back = page.url()
  await page.getByRole('link', { name: title }).last().click()
  await page.waitForURL(/\/cases\/./)
  const dialog = page.getByRole('dialog', { name: 'Close the case' })
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Close the case…' }).click()
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await dialog.getByRole('combobox', { name: 'How it ended' }).selectOption({ label: 'Nothing to put right' })
  await dialog.getByRole('textbox', { name: 'Note' }).fill(note)
  await dialog.getByRole('button', { name: 'Close the case' }).click()
  await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible()
  await page.goto(back)
}

/** A case on the page of its round or player is closed. */
export async function expectClosed(page: Page, title: string): Promise<void> {
  const cases = page.locator('main').getByRole('listitem').filter({ hasText: title })
  await expect(cases.filter({ hasText: /Closed/ }).first()).toBeVisible()
}

/** A studio calls, late, and signs as always; what it is answered. */
export async function callLate(
  demo: Demo,
  studio: string,
  endpoint: 'win' | 'rollback',
  fields: Record<string, string | boolean>,
): Promise<{ status: number; code: string | null; balance: string }> {
  const { key } = demo.saved.studios.find(one => one.provider === studio)!
  const path = `/api/wallet/${endpoint}`
  const body = JSON.stringify(fields)
  const timestamp = `${Math.floor(Date.now() / 1000)}`
  const answer = await fetch(demo.url + path, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-key-id': key.keyId,
      'x-timestamp': timestamp,
      'x-signature': signRequest(key.secret, timestamp, 'POST', path, body),
    },
  })
  const said = JSON.parse(await answer.text())
  return { status: answer.status, code: said.error?.code ?? null, balance: said.balance }
}
