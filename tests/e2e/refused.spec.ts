import type { Route } from '@playwright/test'
import { hire } from './casino'
import { expect, signIn, stateFile, test } from './desk'

const pages = ['/', '/players', '/players/anna', '/players/nobody', '/account', '/staff', '/nowhere']

test.describe('without a sign-in', () => {
  for (const path of pages) {
    test(`${path} sends one to sign in and shows nothing`, async ({ page }) => {
      const answer = await page.goto(path)
      await expect(page).toHaveURL(/\/sign-in/)
      expect(await answer!.text()).not.toContain('Alvarez')
    })
  }

  test('a made-up cookie is no sign-in', async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'next-auth.session-token', value: 'made.up.cookie', url: baseURL! }])
    await page.goto('/players/anna')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fplayers%2Fanna/)
  })

  test('the refusal codes are public', async ({ page }) => {
    await page.goto('/docs/errors#INSUFFICIENT_FUNDS')
    await expect(page.getByRole('article', { name: 'INSUFFICIENT_FUNDS' })).toBeInViewport()
  })
})

test('an action sent without a sign-in does nothing, with one it does', async ({
  page,
  playwright,
  baseURL,
}) => {
  await signIn(page, await hire('admin', 'held@casino.example'))
  await page.waitForURL('/')
  await page.goto('/account')
  // The page's own call is held back until strangers have tried the same.
  const held = new Promise<Route>(resolve =>
    page.route('**/account', route =>
      route.request().method() === 'POST' ? resolve(route) : route.continue(),
    ),
  )
  await page
    .getByRole('row', { name: /This one/ })
    .getByRole('button', { name: /End the sign-in/ })
    .click()
  const route = await held
  const { 'next-action': action, 'content-type': type } = await route.request().allHeaders()
  expect(action).toBeTruthy()
  for (const cookie of ['', 'next-auth.session-token=made.up.cookie']) {
    const stranger = await playwright.request.newContext({ baseURL: baseURL! })
    const answer = await stranger.post('/account', {
      headers: { cookie, 'next-action': action!, 'content-type': type! },
      data: route.request().postData()!,
      maxRedirects: 0,
    })
    expect(await answer.text()).not.toContain('"ok":true')
    await stranger.dispose()
  }
  expect((await page.request.get('/account', { maxRedirects: 0 })).status()).toBe(200)
  await route.continue()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a sign-in that was ended elsewhere is refused at its next click', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await hire('auditor', 'elsewhere@casino.example')
  await signIn(page, person)
  await page.waitForURL('/')
  const elsewhere = await browser.newPage({ baseURL: baseURL! })
  await signIn(elsewhere, person)
  await elsewhere.waitForURL('/')
  await elsewhere.goto('/account')
  const mine = (await page.context().cookies()).find(cookie => cookie.name.endsWith('session-token'))
  expect(mine).toBeTruthy()
  await elsewhere.getByRole('button', { name: /End all others/ }).click()
  await expect(elsewhere.getByRole('button', { name: 'End all others', exact: true })).toBeDisabled()
  await elsewhere.close()
  await page.goto('/players')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fplayers/)
})

test.describe('as support', () => {
  test.use({ storageState: stateFile('support') })

  test('the staff page is forbidden, and the way to it says why', async ({ page }) => {
    const answer = await page.goto('/staff')
    expect(answer!.status()).toBe(403)
    await expect(page.getByRole('heading', { name: 'Your role may not see this page' })).toBeVisible()
    await page.goto('/')
    await expect(
      page
        .getByRole('navigation', { name: 'Main' })
        .getByText(/Your role \(support\) may not see who works here/),
    ).toBeAttached()
    await expect(page.getByText('The figures are not for your role')).toBeVisible()
  })

  test('a player who is not there is not found', async ({ page }) => {
    const answer = await page.goto('/players/nobody')
    expect(answer!.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'No such player' })).toBeVisible()
  })

  test('a page that is not there is not found', async ({ page }) => {
    const answer = await page.goto('/nowhere')
    expect(answer!.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  })
})
