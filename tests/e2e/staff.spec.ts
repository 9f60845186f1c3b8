import { hire } from './casino'
import { codeFor, expect, signIn, test } from './desk'

test('an admin invites somebody, who sets a password and a second factor, works, and is shut out again', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, await hire('admin', 'inviting@casino.example'))
  await page.waitForURL('/')
  await page.goto('/staff')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Email' }).fill('nina@casino.example')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nina New')
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('approver')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.getByText('/welcome?token=').textContent())!
  await page.getByRole('button', { name: 'Done' }).click()

  const nina = await browser.newPage({ baseURL: baseURL! })
  const opened = await nina.goto(link)
  expect(opened!.headers()['referrer-policy']).toBe('no-referrer')
  await nina.getByRole('textbox', { name: 'Password' }).fill('seven green bottles')
  await nina.getByRole('button', { name: 'Begin' }).click()
  await nina.waitForURL('/enrol')
  await nina.goto('/players')
  await expect(nina).toHaveURL('/enrol')
  const secret = (await nina.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent())!.replaceAll(' ', '')
  const person = { email: 'nina@casino.example', password: 'seven green bottles', secret }
  await nina.getByRole('textbox', { name: 'Code' }).fill(await codeFor(person))
  await nina.getByRole('button', { name: 'Set it up' }).click()
  await expect(nina.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await nina.getByRole('button', { name: 'Go in' }).click()
  await expect(nina.getByRole('heading', { name: 'Overview' })).toBeVisible()

  const stranger = await browser.newPage({ baseURL: baseURL! })
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await stranger.close()

  await page.getByRole('link', { name: 'Nina New' }).click()
  await page.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('a test')
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByRole('button', { name: 'Enable', exact: true })).toBeVisible()
  await nina.goto('/players')
  await expect(nina).toHaveURL(/\/sign-in/)
  await nina.close()
})

test('one changes nothing of oneself on the staff page, and it says why', async ({ page }) => {
  await signIn(page, await hire('admin', 'own@casino.example'))
  await page.waitForURL('/')
  await page.goto('/staff?q=own@casino.example')
  await page.getByRole('link', { name: 'own', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Disable' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Change the role' })).toBeDisabled()
})

test('new recovery codes are shown once, and signing out everywhere ends this sign-in too', async ({
  page,
}) => {
  await signIn(page, await hire('support', 'codes@casino.example'))
  await page.waitForURL('/')
  await page.goto('/account')
  await page.getByRole('button', { name: 'New recovery codes' }).click()
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/sign-in')
})
