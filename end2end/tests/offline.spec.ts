// The network is gone and the browser was closed: nothing that was entered is lost, and the page says so.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from '@playwright/test'
import { axe, expect, test } from '../fixtures/base'
import { Journal } from '../pages/journal'

test.use({ cityOf: 'offline', allowed: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ })

const ready = (context: BrowserContext) => expect.poll(() => context.serviceWorkers().length).toBe(1)

test('marks entered without a network outlive the browser', async ({ city, signIn, launchOptions }, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'gorodok-'))
  const { locale, timezoneId } = info.project.use
  const open = () => chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: city.url, locale, timezoneId, serviceWorkers: 'allow' })

  let context = await open()
  let page = await context.newPage()
  await signIn(page, 'teacher')
  let journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await ready(context)

  await test.step('two cells wait on the device', async () => {
    await journal.cell(4, 1).click()
    await context.setOffline(true)
    for (const key of ['Delete', '4']) await page.keyboard.press(key)
    await expect(journal.cell(4, 1)).toHaveAttribute('data-state', 'offline')
    await journal.cell(5, 1).click()
    for (const key of ['Delete', '3']) await page.keyboard.press(key)
    await expect(journal.cell(5, 1)).toHaveAttribute('data-state', 'offline')
  })

  await test.step('a reload says that there is no network and how much waits', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible()
    await expect(page.getByText('4 изменения ждут отправки')).toBeVisible()
    await axe(page)
  })

  await test.step('the browser is closed, opened without a network, and then it comes back', async () => {
    await context.close()
    context = await open()
    await context.setOffline(true)
    page = await context.newPage()
    await page.goto('/journals')
    await expect(page.getByRole('heading', { name: 'Нет связи' })).toBeVisible()
    await context.setOffline(false)
    const waiting = page.getByRole('link', { name: 'изменения ждут отправки' })
    await expect(waiting).toBeVisible()
    await axe(page)

    let warning = ''
    page.once('dialog', dialog => { warning = dialog.message(); return dialog.dismiss() })
    await page.getByRole('banner').locator('summary', { hasText: /\S \S\./ }).click()
    await page.getByRole('button', { name: 'Выйти' }).click()
    expect(warning).toContain('4 изменения ждут отправки на этом устройстве. После выхода они пропадут')

    await waiting.click()
    journal = new Journal(page)
    await journal.look()
    await expect(journal.cell(4, 1)).toHaveText('4')
    await expect(journal.cell(5, 1)).toHaveText('3')
    await expect(journal.saved).toBeVisible()
    await page.reload()
    await journal.look()
    await expect(journal.cell(4, 1)).toHaveText('4')
    await expect(journal.cell(5, 1)).toHaveText('3')
  })
  await context.close()
  rmSync(folder, { recursive: true, force: true })
})
