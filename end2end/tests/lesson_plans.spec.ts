// A teacher pastes a year of lessons, has it approved, gives it to a group, and moves it after a quarantine week.
import { axe, expect, hydrated, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'
import { LessonPlan } from '../pages/lesson_plans'

// It gives a group another plan.
test.use({ cityOf: 'lesson plans' })

const year = Array.from({ length: 68 }, (_, at) => {
  const hours = at === 10 ? 'два' : '1'
  return [at + 1, at < 30 ? 'Числа' : 'Функции', `Тема ${at + 1}: действия с числами`, hours, `§ ${at + 1}`].join('\t')
}).join('\r\n')

test('a lesson plan from a spreadsheet to the journal', async ({ as }) => {
  test.slow() // five walks of axe and two people: a minute is not enough where two journeys share a core
  const page = await as('teacher')
  const plan = new LessonPlan(page)
  await plan.begin('Алгебра, 7 класс', 'Из таблицы')

  await test.step('68 rows are pasted after a preview that names what is odd', async () => {
    await plan.topic(1).focus()
    await plan.paste(year)
    const dialog = page.getByRole('dialog', { name: 'Вставка в план' })
    await expect(dialog).toContainText('68 строк')
    await expect(dialog.getByRole('row', { name: /часы не разобраны, взят 1/ })).toHaveCount(1)
    await axe(page)
    await dialog.getByRole('button', { name: 'Вставить 68 строк' }).click()
    await expect(plan.topics).toHaveCount(68)
    await expect(plan.saved).toBeVisible()
  })

  await test.step('keys write, move, take out and take back', async () => {
    await plan.topic(2).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(plan.topic(1)).toHaveValue(/^Тема 2:/)
    await expect(plan.topic(1)).toBeFocused()
    await page.keyboard.press('Control+z')
    await expect(plan.topic(1)).toHaveValue(/^Тема 1:/)
    await plan.topic(3).focus()
    await page.keyboard.press('Control+Delete')
    await expect(plan.topics).toHaveCount(67)
    await page.keyboard.press('Control+z')
    await expect(plan.topics).toHaveCount(68)
    await plan.topic(68).focus()
    await page.keyboard.press('Enter')
    await expect(plan.topic(69)).toBeFocused()
    await page.keyboard.type('Итоговое повторение')
    await expect(plan.saved).toBeVisible()
  })

  await test.step('a reload shows all that was saved', async () => {
    await expect(async () => {
      await page.reload()
      await expect(plan.topics).toHaveCount(69, { timeout: 1000 })
    }).toPass()
    await hydrated(page)
    await expect(plan.topic(69)).toHaveValue('Итоговое повторение')
    await axe(page)
  })

  await test.step('it is sent, returned with a remark, sent again and approved', async () => {
    await plan.step('Отправить на утверждение')
    const office = await as('deputy')
    await visit(office, '/lesson-plans')
    await office.getByRole('table', { name: 'Ждут утверждения' }).getByRole('row').filter({ hasText: 'Из таблицы' }).getByRole('link').click()
    await expect(office.getByRole('heading', { level: 1 })).toContainText('Алгебра')
    await office.locator('summary', { hasText: 'Вернуть с замечанием' }).click()
    await office.getByLabel('Что исправить').fill('Добавьте контрольные')
    await office.getByRole('button', { name: 'Вернуть автору' }).click()
    await hydrated(office)
    await page.reload()
    await expect(page.getByText('Нужно исправить: Добавьте контрольные')).toBeVisible()
    await hydrated(page)
    await plan.step('Отправить на утверждение')
    await office.reload()
    await hydrated(office)
    await new LessonPlan(office).step('Утвердить')
    await expect(office.getByText('Утверждён', { exact: true })).toBeVisible()
  })

  await test.step('a group is given it, and a quarantine week moves what was to come', async () => {
    await page.reload()
    await hydrated(page)
    const group = page.getByRole('listitem').filter({ hasText: '7А' })
    await group.getByRole('button', { name: 'Учить по этому плану' }).click()
    await hydrated(page)
    await expect(page.getByText(/Выдано \d+ из 69/)).toBeVisible()
    await page.locator('summary', { hasText: 'Уроков не будет' }).click()
    await page.getByLabel('С какого дня').fill('2026-11-16')
    await page.getByLabel('По какой день').fill('2026-11-22')
    await page.getByLabel('Почему').fill('Карантин по гриппу')
    await page.getByRole('button', { name: 'Показать, что изменится' }).click()
    await expect(page.getByRole('heading', { name: 'Что изменится' })).toBeVisible()
    await hydrated(page)
    await axe(page)
    await page.getByRole('button', { name: 'Перестроить план' }).click()
    await hydrated(page)
    await expect(page.getByText(/22\sноября\s+Карантин по гриппу/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Перестроить план' })).toHaveCount(0)
    await axe(page)
  })

  await test.step('the journal takes the topic that stands next', async () => {
    const journal = new Journal(page)
    await journal.open('7А', 'Алгебра')
    await journal.cell(0).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    const topic = page.getByLabel('Тема урока')
    await expect(topic).toHaveValue('')
    await page.getByRole('button', { name: 'Взять из плана' }).click()
    await expect(topic).toHaveValue(/^Тема \d+: действия с числами$/)
    await expect(topic).toBeFocused()
    await expect(page.getByLabel('Домашнее задание')).toHaveValue(/^§ \d+$/)
    await axe(page)
  })
})

test('a class stays away, and a deputy head sees where hours will not suffice', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/lesson-progress')
  const table = page.getByRole('table', { name: 'Выполнение планов' })
  await expect(table.getByRole('row').filter({ hasText: '7А, Алгебра' })).toBeVisible()
  await axe(page)

  await test.step('all plans of the class are shown before they move', async () => {
    await page.getByRole('link', { name: 'Карантин класса' }).click()
    await page.getByLabel('Класс').selectOption({ label: '7А' })
    await page.getByLabel('С какого дня').fill('2026-11-23')
    await page.getByLabel('По какой день').fill('2026-11-29')
    await page.getByLabel('Почему').fill('Карантин по гриппу')
    await page.getByRole('button', { name: 'Показать, что изменится' }).click()
    await expect(page.getByRole('table', { name: 'Класс 7А, предмет за предметом' })).toContainText('Алгебра')
    await axe(page)
  })

  await test.step('they move at one press and come back at another', async () => {
    await page.getByRole('button', { name: 'Перестроить планы класса' }).click()
    await expect(page.getByText(/29\sноября\s+Карантин по гриппу/)).toBeVisible()
    await page.getByRole('button', { name: /^Вернуть уроки/ }).click()
    await expect(page.getByText(/29\sноября\s+Карантин по гриппу/)).toHaveCount(0)
  })
})
