// The next year by keyboard alone: begun while this one runs, its kinds of terms, borders and vacations, an open post.
import type { Locator } from '@playwright/test'
import { axe, expect, test, visit } from '../fixtures/base'
import { Wizard } from '../pages/wizard'

test.use({ cityOf: 'the next year', allowed: /status of 422/ })

/** Goes to it and presses Enter. */
async function enter(what: Locator): Promise<void> {
  await what.focus()
  await what.press('Enter')
}

test('a coordinator prepares the next year by keyboard', async ({ as }) => {
  const page = await as('coordinator')
  const wizard = new Wizard(page)

  await test.step('it is begun from this one', async () => {
    await visit(page, '/wizard/check')
    await axe(page)
    await enter(page.getByRole('button', { name: 'Начать следующий год' }))
    await wizard.at('Год и периоды')
    await expect(page.getByText(/Вы готовите 2027\/2028/)).toBeVisible()
    await axe(page)
  })

  await test.step('grade 5 by trimesters', async () => {
    const five = page.getByLabel('5 классы', { exact: true })
    await five.focus()
    await five.press('ArrowDown')
    await expect(five).toHaveValue('trimester')
    await enter(page.getByRole('button', { name: 'Сохранить и дальше' }))
    await wizard.at('Границы и каникулы')
    await expect(page.getByRole('heading', { level: 2, name: 'Триместры' })).toBeVisible()
    await axe(page)
  })

  await test.step('a day without lessons and vacations is told at its field, and what was typed stays', async () => {
    const last = page.getByLabel('Последний день: 1 четверть', { exact: true })
    const right = await last.inputValue()
    await last.fill('2027-10-20')
    await last.press('Enter')
    await expect(page.getByText(/нет ни уроков, ни каникул/).first()).toBeVisible()
    await expect(last).toHaveValue('2027-10-20')
    await axe(page)
    await last.fill(right)
    await last.press('Enter')
    await wizard.at('Ученики и родители')
  })

  await test.step('a set of vacations for some classes', async () => {
    await visit(page, '/wizard/borders')
    const title = page.getByLabel('Название набора')
    await title.fill('Коррекционные классы')
    await title.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'Каникулы: коррекционные классы' })).toBeVisible()
    const six = page.getByLabel('6 классы', { exact: true })
    await six.focus()
    await six.press('End')
    await enter(page.getByRole('button', { name: 'Сохранить наборы' }))
    await expect(page.getByLabel('6 классы', { exact: true }).locator('option:checked')).toHaveText('Коррекционные классы')
  })

  await test.step('a group without its teacher is left so, with a reason', async () => {
    await visit(page, '/wizard/groups')
    await enter(page.getByRole('navigation', { name: 'Класс' }).getByRole('link', { name: '8А', exact: true }))
    const teacher = page.getByLabel('Учитель: Иностранный язык', { exact: true })
    await teacher.focus()
    await teacher.press('Home')
    await enter(page.getByRole('button', { name: 'Сохранить учителей' }))
    await visit(page, '/wizard/groups')
    await enter(page.getByRole('navigation', { name: 'Класс' }).getByRole('link', { name: '8А', exact: true }))
    const why = page.getByLabel('8А: Иностранный язык', { exact: true })
    await axe(page)
    await why.fill('назначим в августе')
    await why.press('Enter')
    await expect(page.getByRole('button', { name: /^Изменить причину/ })).toBeVisible()
    await visit(page, '/wizard/check')
    const left = page.getByRole('link', { name: /8А: Иностранный язык/ })
    await expect(left).toContainText('назначим в августе')
    await axe(page)
  })

  await test.step('the open year is still the one in force', async () => {
    await enter(page.getByRole('button', { name: 'Перейти к открытому году 2026/2027' }))
    await expect(page.getByText(/Вы смотрите 2026\/2027/)).toBeVisible()
    await enter(page.getByRole('button', { name: 'Перейти к черновику 2027/2028' }))
    await expect(page.getByText(/Вы готовите 2027\/2028/)).toBeVisible()
    const leader = await as('classteacher')
    await visit(leader, '/people')
    await expect(leader.getByRole('main')).not.toContainText('8А')
  })
})
