import type { ViewTexts } from '../view-texts.ts';

export const ES_VIEW_TEXTS: ViewTexts = {
  label: 'Decisión de crédito',
  situations: {
    unsaved: { headline: 'Aún sin evaluar', text: 'Guarde la ficha: su decisión de crédito aparece aquí enseguida.' },
    none: { headline: 'Aún sin evaluar', text: 'Todavía no hay ninguna decisión de crédito sobre esta empresa.' },
    assessing: { headline: 'Evaluando…', text: 'Se consultan las fuentes y se toma la decisión.' },
    slow: {
      headline: 'Todavía sin decisión',
      text: 'La evaluación tarda más de lo habitual. Continúa en segundo plano; no se pierde nada.',
    },
    choose_company: {
      headline: '¿Qué empresa es?',
      text: 'Varias empresas coinciden con esta ficha. No se puntúa nada hasta elegir una.',
    },
    no_company: {
      headline: '¿Qué empresa es?',
      text: 'No se encontró ninguna empresa para esta ficha. Añada su número de registro o de IVA, o su razón social exacta.',
    },
    failed: {
      headline: 'No se pudo tomar una decisión',
      text: 'La evaluación falló. Inténtelo de nuevo en un momento.',
    },
    offline: {
      headline: 'No se puede acceder a Creditline',
      text: 'No hay ninguna decisión anterior que mostrar. La ficha en sí no se ve afectada.',
    },
    not_configured: {
      headline: 'Creditline no está conectado',
      text: 'Un administrador introduce la dirección del servidor y la clave en los ajustes.',
    },
    refused: {
      headline: 'Creditline rechazó la conexión',
      text: 'El servidor no acepta la clave de esta base de datos. Un administrador puede comprobarla en los ajustes.',
    },
  },
  notices: {
    lastKnown: {
      offline: (date) => `No se puede acceder a Creditline. Esta es la última decisión conocida, del ${date}.`,
      not_configured: (date) => `Creditline no está conectado. Esta es la última decisión conocida, del ${date}.`,
      refused: (date) => `Creditline rechazó la conexión. Esta es la última decisión conocida, del ${date}.`,
    },
    expired: (date) => `Esta decisión caducó el ${date}. Evalúe de nuevo la empresa antes de basarse en ella.`,
    naturalPerson:
      'Este negocio es una persona física. La decisión la toma una persona; el interesado puede pedir una explicación e impugnarla.',
  },
  score: {
    label: 'Puntuación',
    outOf: (total) => `de ${total}`,
    grade: (grade, band) => `Nota ${grade}: ${band}`,
    oneIn: (count) => `1 de cada ${count}`,
    chance: (probability) => `Riesgo de impago ${probability} en 12 meses`,
    between: (low, high) => `probablemente entre ${low} y ${high}`,
    confidence: (percent) => `Confianza ${percent}`,
  },
  delta: {
    since: (delta, date) => `${delta} desde el ${date}`,
    unchanged: (date) => `sin cambios desde el ${date}`,
    rose: (points, date) => `La puntuación subió ${points} puntos desde el ${date}.`,
    fell: (points, date) => `La puntuación bajó ${points} puntos desde el ${date}.`,
  },
  limit: {
    inForce: 'Límite de crédito',
    proposed: 'Límite propuesto',
    proposedIs: (amount) => `Propuesto: ${amount}`,
    terms: (days) => (days === 0 ? 'Sin plazo de pago' : `Plazo de pago: ${days} días`),
    parts: { open: 'Facturas abiertas', ordered: 'En pedido', reserved: 'Reservado', free: 'Libre' },
    used: (used, limit, free) => `${used} de ${limit} usados, ${free} libres`,
    over: (amount, limit) => `${amount} por encima del límite de ${limit}`,
  },
  reasons: {
    title: 'Por qué esta puntuación',
    known: 'Lo que sí sabemos',
    rule: 'regla',
    more: (count) => (count === 1 ? '1 motivo más' : `${count} motivos más`),
    points: (points) => `${points} puntos`,
    start: 'Punto de partida',
    other: 'Todos los demás efectos',
    sum: 'Cómo se suman los puntos',
    scaleEnds: 'Extremos de la escala',
    total: 'Puntuación',
  },
  whatIfs: {
    title: 'Qué habría cambiado el resultado',
    hint: 'Cada línea es el mismo cálculo con ese único dato distinto. Explica la decisión y no promete ninguna.',
  },
  missing: {
    title: 'Falta',
    toGetAScore: 'Un número sería una suposición, por eso no se muestra. Para obtener una puntuación, añada:',
  },
  freshness: {
    title: 'Actualidad de las fuentes',
    decidedAgo: (age) => `Decidido ${age}`,
    decidedOn: (date) => `Decidido el ${date}`,
    validUntil: (date) => `Válida hasta el ${date}`,
    expiredOn: (date) => `Caducada el ${date}`,
  },
  match: {
    title: 'Empresas que coinciden',
    match: (percent) => `coincidencia ${percent}`,
    choose: 'Elegir',
    chooseNamed: (name, details) => `Elegir ${name}, ${details}`,
    statuses: { active: 'activa', ceased: 'cesada' },
  },
  refresh: {
    refresh: 'Actualizar',
    assess: 'Evaluar ahora',
    retry: 'Reintentar',
    askAgain: 'Consultar de nuevo las fuentes',
    free: (date) => `gratis hasta el ${date}`,
    freeToday: (time) => `gratis hasta las ${time}`,
    oneUnit: 'cuesta 1 unidad',
    spoken: (label, cost) => `${label}, ${cost}`,
  },
  actions: { history: 'Historial', override: 'Solicitar una excepción', settings: 'Abrir los ajustes' },
};
