# Antes de verse: qué pasó en un expediente desde la última vez que quien lee vio a la persona

before-title = Antes de verse
# Desde cuándo; la última nota de quien lee es de ese día
before-since-own = Desde su última nota, del { $day }.
before-since-colleague = Usted aún no ha escrito notas aquí. Desde la última nota de un colega, del { $day }.
before-since-day = Desde el { $day }.
# Lo que la página no muestra
before-own = Lo que usted anotó no aparece. La seguridad, los cuestionarios y los registros aparecen siempre, sin importar quién los anotó.
before-next = Próxima cita: { $told }
before-next-none = No hay ninguna cita en el calendario.
before-risk = Riesgo ahora
before-risk-from = Antes: { $was }
before-risk-again = Revisar otra vez, { $due }
# Otros plazos
before-spans = Desde cuándo
before-note = Última nota
before-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
before-due = Próximas dos semanas; nada vencido
before-due-over = Lo vencido y las próximas dos semanas
# $what is what is to be looked at again: "Harm to self"; when, stands beside it
before-look = { $what }: revisar
before-nothing = Desde entonces no se ha escrito nada aquí.
# Junto a un renglón: qué tiene de nuevo, quién lo escribió y cuándo
before-new = Nuevo: { $who }, { $day }
before-changed = Cambió: { $who }, { $day }
before-put-away = Se archivó: { $who }, { $day }
before-struck = Escrito por error: { $who }, { $day }
# "Puntaje: 14" y cuánto era antes
before-score = { $label }: { $now }
before-score-second = { $label }: { $now }, antes { $last }
before-score-change = { $label }: { $now }, antes { $last }, al principio { $first }
# Anotaciones de un registro
before-entries = { $n ->
    [one] 1 anotación
   *[other] { $n } anotaciones
}
before-range = { $label }: entre { $least } y { $most }
before-number = { $label }: { $least }
# $now: lo que dice un campo, con su nombre si hace falta; $was: lo que decía antes
before-was = { $now } (antes: { $was })
