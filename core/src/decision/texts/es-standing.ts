import type { ReasonTexts } from '../reason-text.ts';

/** Spanish: rules, registry and legal notices. */
export const ES_STANDING = {
  COMPANY_CEASED: {
    seller: 'La empresa figura en el registro como cesada[ desde el {value}]: no se le puede conceder crédito.',
    company:
      'El registro mercantil indica que su empresa ha cesado su actividad[ el {value}]. Si no es correcto, haga rectificar el registro y avísenos.',
  },
  COMPANY_STRUCK_OFF: {
    seller: 'La empresa fue dada de baja en el registro[ el {value}].',
    company:
      'Su empresa fue dada de baja en el registro[ el {value}]. Si la hoja se ha reabierto, envíenos una nota registral reciente.',
  },
  LIQUIDATION_OPEN: {
    seller: 'La empresa está en liquidación[ por resolución judicial de {value}].',
    company:
      'Un anuncio legal indica que su empresa está en liquidación[ por resolución judicial de {value}]. Si el procedimiento ha concluido, envíenos la resolución.',
  },
  RECEIVERSHIP_OPEN: {
    seller: 'La empresa está en concurso de acreedores[ por resolución judicial de {value}].',
    company:
      'Un anuncio legal indica que su empresa está en concurso de acreedores[ por resolución judicial de {value}]. El pago por anticipado o una garantía pueden permitir la venta.',
  },
  SAFEGUARD_OPEN: {
    seller: 'La empresa está en un procedimiento judicial de salvaguarda[ por resolución de {value}].',
    company:
      'Un anuncio legal indica que su empresa está en un procedimiento de salvaguarda[ por resolución de {value}]. El pago por anticipado o una garantía pueden permitir la venta.',
  },
  CONCILIATION_OPEN: {
    seller: 'Hay una conciliación abierta con los acreedores[ desde el {value}].',
    company: 'Se ha publicado una conciliación con sus acreedores[ el {value}]. Avísenos cuando se alcance un acuerdo.',
  },
  PLAN_RUNNING: {
    seller: 'La empresa está cumpliendo un convenio aprobado por el juzgado[ (resolución de {value})].',
    company:
      'Su empresa está cumpliendo un convenio aprobado por el juzgado[ (resolución de {value})]. Una prueba de que se cumple nos ayudaría.',
  },
  NOTICE_UNREAD: {
    seller:
      'Un anuncio legal sobre un procedimiento de insolvencia no se pudo leer automáticamente: debe leerlo una persona.',
    company:
      'Un anuncio legal sobre un procedimiento que afecta a su empresa debe leerlo una persona. Puede enviarnos la resolución.',
  },
  TOO_LITTLE_DATA: {
    seller: 'Hay muy pocos datos para decidir automáticamente[ (confianza: {value})]. Pida cuentas o datos bancarios.',
    company:
      'Tenemos muy pocos datos de su empresa para decidir automáticamente. Puede enviarnos sus últimas cuentas o compartir sus datos bancarios.',
  },
  INTERVAL_WIDE: {
    seller: 'La estimación del riesgo es demasiado incierta para decidir sin una persona.',
    company:
      'Lo que sabemos de su empresa no permite estimar el riesgo con suficiente precisión. Puede enviarnos sus últimas cuentas o compartir sus datos bancarios.',
  },
  COMPANY_UNSURE: {
    seller:
      'No es seguro que esta ficha corresponda a la empresa encontrada[ (coincidencia: {value})]. Confirme el NIF o el número de registro.',
    company: 'No hemos podido identificar su empresa con certeza. Indíquenos su número de registro.',
  },
  NATURAL_PERSON_REVIEW: {
    seller: 'Este cliente es una persona física (autónomo): la decisión debe tomarla una persona.',
    company:
      'Usted ejerce en nombre propio, por lo que decide una persona de nuestro equipo. Puede expresar su punto de vista e impugnar la decisión.',
  },
  SECTOR_NOT_COVERED: {
    seller:
      'Este modelo no está hecho para bancos, aseguradoras, fondos y otras sociedades financieras, ni para organismos públicos[ (división CNAE {value})]: decide una persona.',
    company:
      'Nuestro modelo no está hecho para bancos, aseguradoras, fondos y otras sociedades financieras, ni para organismos públicos[ (división CNAE {value})], por lo que decide una persona de nuestro equipo. Si su actividad registrada no está al día, puede hacerla rectificar.',
  },
  RISK_TOO_HIGH: {
    seller: 'El riesgo de impago a 12 meses[ ({value})] supera lo que acepta la política de crédito.',
    company: 'Estimamos que el riesgo de impago a 12 meses[ ({value})] supera el nivel que podemos aceptar.',
  },
  RISK_NEEDS_GUARANTEE: {
    seller: 'El riesgo de impago a 12 meses[ ({value})] exige una garantía.',
    company:
      'Estimamos que el riesgo de impago a 12 meses[ ({value})] supera el nivel que podemos aceptar sin garantía. Puede ofrecer una garantía o un anticipo.',
  },
  LIMIT_BELOW_NEED: {
    seller: 'El límite de crédito que se justifica[ ({value})] es inferior al importe solicitado.',
    company:
      'El límite de crédito que podemos concederle[ ({value})] es inferior al importe solicitado. Puede reducir el importe, ofrecer una garantía o pagar una parte por anticipado.',
  },
  NO_ROOM_FOR_CREDIT: {
    seller:
      'No queda límite sin garantía: la tesorería, los fondos propios o los topes de la política de crédito no dejan margen.',
    company:
      'Su tesorería, sus fondos propios o nuestros propios topes no dejan margen para un crédito sin garantía. Puede ofrecer una garantía o pagar por anticipado.',
  },
  AGE_ESTABLISHED: {
    seller: 'La empresa está consolidada[ ({value:years} de antigüedad)].',
    company: 'Su empresa está consolidada[ ({value:years} de antigüedad)].',
  },
  AGE_YOUNG: {
    seller: 'La empresa es joven[ ({value:years} de antigüedad)].',
    company:
      'Su empresa es joven[ ({value:years} de antigüedad)], y las empresas jóvenes incurren en impagos con más frecuencia. La antigüedad jugará a su favor.',
  },
  SIZE_LARGE: {
    seller: 'La plantilla permite absorber un contratiempo[ (empleados: {value})].',
    company: 'Su plantilla juega a su favor[ (empleados: {value})].',
  },
  SIZE_SMALL: {
    seller: 'La plantilla es reducida[ (empleados: {value})].',
    company:
      'Su plantilla es reducida[ (empleados: {value})], lo que deja menos margen ante un contratiempo. Si el dato del registro es antiguo, avísenos.',
  },
  SECTOR_STEADY: {
    seller: 'Hay pocas insolvencias en su sector[ (división CNAE {value})].',
    company: 'Hay pocas insolvencias en su sector[ (división CNAE {value})].',
  },
  SECTOR_RISKY: {
    seller: 'Las insolvencias son más frecuentes en su sector[ (división CNAE {value})].',
    company:
      'Las insolvencias son más frecuentes en su sector[ (división CNAE {value})]. Si su actividad registrada no está al día, puede hacerla rectificar.',
  },
  CHANGE_NONE: {
    seller: 'Sede, actividad y administradores son estables[: el último cambio fue {value:months_ago}].',
    company: 'Su sede, su actividad y sus administradores son estables[: el último cambio fue {value:months_ago}].',
  },
  CHANGE_RECENT: {
    seller: 'La sede, la actividad o un administrador ha cambiado hace poco[ ({value:months_ago})].',
    company:
      'Su sede, su actividad o un administrador ha cambiado hace poco[ ({value:months_ago})]. Puede explicarnos el motivo.',
  },
  PROCEEDINGS_NONE: {
    seller: 'No constan procedimientos de insolvencia en los anuncios legales.',
    company: 'No constan procedimientos de insolvencia de su empresa en los anuncios legales.',
  },
  PROCEEDINGS_PAST: {
    seller: 'La empresa pasó por un procedimiento de insolvencia[ que terminó {value:years_ago}].',
    company:
      'Su empresa pasó por un procedimiento de insolvencia[ que terminó {value:years_ago}]. Este motivo pesa menos con el paso del tiempo.',
  },
  FILING_RECENT: {
    seller: 'Las cuentas están depositadas y son recientes[ (ejercicio cerrado el {value})].',
    company: 'Sus cuentas están depositadas y son recientes[ (ejercicio cerrado el {value})].',
  },
  FILING_LATE: {
    seller: 'El depósito de cuentas va con retraso[: las últimas son del ejercicio cerrado el {value}].',
    company:
      'El depósito de sus cuentas parece ir con retraso[: las últimas que encontramos son del ejercicio cerrado el {value}]. Depositar sus últimas cuentas, o enviárnoslas, ayudaría.',
  },
  BUSINESS_KEPT: {
    seller: 'No consta ninguna venta reciente del negocio en los anuncios legales.',
    company: 'No consta ninguna venta reciente de su negocio en los anuncios legales.',
  },
  BUSINESS_SOLD: {
    seller: 'La empresa vendió su negocio o una parte de él[ {value:months_ago}].',
    company:
      'Un anuncio legal indica que su empresa vendió su negocio o una parte de él[ {value:months_ago}]. Puede enviarnos cuentas que muestren su actividad desde entonces.',
  },
} as const satisfies Partial<ReasonTexts>;
