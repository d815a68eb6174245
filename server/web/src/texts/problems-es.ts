import type { ProblemTexts } from './problems-en.ts';

export const problemsEs: ProblemTexts = {
  known: {
    company_not_found: {
      title: 'Ningún registro conoce esta empresa',
      detail: 'Compruebe la escritura o el número, o busque por la razón social exacta.',
    },
    company_ambiguous: {
      title: 'Varias empresas tienen este nombre',
      detail: 'Elija la correcta, o indique su SIREN, su número de IVA o de sociedad.',
    },
    currency_unsupported: {
      title: 'Esta moneda no se puede usar',
      detail: 'La política de crédito no tiene tipo de cambio para ella. Indique el importe en otra moneda.',
    },
    sources_unavailable: {
      title: 'No se pudieron consultar los registros',
      detail: 'No responden por ahora, y no se decidió nada. Inténtelo de nuevo en un minuto.',
    },
    body_invalid: {
      title: 'Algo no es correcto en esta ficha',
      detail: 'Corrija lo que se indica y envíela de nuevo.',
    },
    credentials_missing: { title: 'Se necesita una clave de API', detail: 'Introduzca la clave de este servidor.' },
    credentials_invalid: {
      title: 'La clave de API ya no es válida',
      detail: 'Es desconocida, fue revocada o caducó. Cambie de clave en la parte superior de la página.',
    },
    scope_missing: {
      title: 'Su clave de API no permite esta acción',
      detail: 'Pida este permiso a la persona que creó la clave.',
    },
    connection_copied: {
      title: 'Esta base de datos no es la que está conectada',
      detail: 'Es una copia, o la conexión se hizo después desde otra base. Conéctela de nuevo para continuar.',
    },
    connection_failed: {
      title: 'El CRM no responde como debería',
      detail: 'No se ha guardado nada. Corrija lo indicado y conecte de nuevo.',
    },
    key_not_rotatable: {
      title: 'Esta clave de API no se puede renovar',
      detail: 'Es la clave pública, o ya se renovó y la nueva está en uso.',
    },
    not_found: { title: 'Aquí no hay nada', detail: 'Esta ficha no existe, o pertenece a otra persona.' },
    override_settled: {
      title: 'La excepción ya está resuelta',
      detail: 'Alguien la ha aprobado, rechazado o terminado entretanto. Pida una nueva.',
    },
    database_unavailable: {
      title: 'No se puede acceder a la base de datos',
      detail: 'No se perdió nada. Inténtelo de nuevo en unos segundos.',
    },
    internal: {
      title: 'Algo falló por nuestra parte',
      detail: 'Inténtelo de nuevo. Si se repite, dé el número de solicitud de abajo a su administrador.',
    },
    unreachable: {
      title: 'El servidor no responde',
      detail: 'Compruebe que Creditline funciona y que su red lo alcanza, e inténtelo de nuevo.',
    },
  },
  fields: {
    siren: 'Este SIREN no es válido: 9 cifras que pasan el control de Luhn, para una empresa en Francia.',
    siret: 'Este SIRET no es válido: 14 cifras que pasan el control de Luhn, para una empresa en Francia.',
    vat: 'Este número de IVA no es válido: dos letras del país y después sus cifras con el dígito de control correcto.',
    company_number:
      'Este número de sociedad no es válido: 8 caracteres del registro británico, como 01234567 o SC123456, con el Reino Unido como país. En otros países, indique el SIREN o el número de IVA.',
    country: 'Este país no concuerda con el número, o no es un código de país.',
    name: 'Introduzca el nombre de la empresa, con letras o cifras, en 200 caracteres como máximo.',
    amount: 'Introduzca un importe superior a 0, como 25.000 o 199,50: cifras sin signo, dos decimales como máximo.',
    currency: 'La política de crédito no tiene tipo de cambio para esta moneda. Elija otra.',
    terms: 'El plazo de pago se da en días enteros, de 0 a 180.',
    owner: 'Introduzca el nombre del responsable en 100 caracteres como máximo.',
  },
};
