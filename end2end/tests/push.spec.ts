// A push says that there is something new and not a word more; the bell of an open page rings by itself.
import { axe, expect, test, visit } from '../fixtures/base'
import { Notices } from '../pages/notifications'

// What is told here is told to nobody else.
test.use({ cityOf: 'push' })

const phone = { viewport: { width: 360, height: 740 } }

test('what comes on the phone and when is said with scripts blocked, and what is lacking as well', async ({ as }) => {
  const mother = await as('parent', { ...phone, javaScriptEnabled: false })
  await mother.goto('/notifications/settings')
  await expect(mother.getByText('разрешите этой странице скрипты')).toBeVisible()
  await expect(mother.getByRole('button', { name: 'Включить на этом устройстве' })).toBeHidden()
  await mother.getByLabel('Отметки и комментарии: на телефон').selectOption('сразу')
  await mother.getByLabel('Отметки и комментарии: письмо').selectOption('никогда')
  await mother.getByRole('button', { name: 'Сохранить' }).click()
  await expect(mother.getByLabel('Отметки и комментарии: на телефон')).toHaveValue('now')
  await expect(mother.getByLabel('Отметки и комментарии: письмо')).toHaveValue('never')
})

test('a browser that was told to refuse says where to allow', async ({ as }) => {
  const mother = await as('parent', phone)
  await mother.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }))
  await visit(mother, '/notifications/settings')
  await expect(mother.getByRole('status').filter({ hasText: 'запрещены' })).toBeVisible()
  await expect(mother.getByRole('button', { name: 'Включить на этом устройстве' })).toBeHidden()
  await axe(mother)
})

test('a push shows that there is something new, without names', async ({ as, city }) => {
  const mother = await as('parent', { ...phone, serviceWorkers: 'allow', permissions: ['notifications'] })
  const cdp = await mother.context().newCDPSession(mother)
  const registered = new Promise<string>(resolve => cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    if (registrations[0]) resolve(registrations[0].registrationId)
  }))
  await cdp.send('ServiceWorker.enable')
  await visit(mother, '/notifications/settings')
  await expect(mother.getByRole('button', { name: 'Включить на этом устройстве' })).toBeVisible()
  await mother.evaluate(async () => { await navigator.serviceWorker.ready })
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: city.url, registrationId: await registered, data: '' })
  const shown = () => mother.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications()
    return all.map(({ title, body }) => `${title} ${body}`)
  })
  await expect.poll(shown).toEqual(['Городок: есть новое Откройте, чтобы посмотреть.'])
})

test('the bell of a page that is alive rings at once, and that of a family when it is looked at again', async ({ as }) => {
  const [leader, mother] = [await as('classteacher'), await as('parent', phone)]
  await visit(leader, '/journals')
  await mother.goto('/diary')
  const figure = async (page: typeof leader) => Number(await page.locator('a.bell').getAttribute('data-unread') ?? 0)
  const [before, hers] = [await figure(leader), await figure(mother)]

  await test.step('the deputy head speaks to the school', async () => {
    const deputy = await as('deputy')
    await visit(deputy, '/notifications/announcements')
    await deputy.getByLabel('Кому').selectOption({ index: 0 })
    await deputy.getByLabel('Заголовок').fill('Субботник')
    await deputy.getByRole('button', { name: 'Объявить' }).click()
    await expect(deputy.getByRole('heading', { name: 'Субботник' })).toBeVisible()
  })

  await expect(new Notices(leader).bell(before + 1)).toBeVisible({ timeout: 5000 })
  await expect.poll(async () => {
    await mother.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    return figure(mother)
  }).toBeGreaterThan(hers)
  await expect(new Notices(mother).bell(await figure(mother))).toBeVisible()
})
