# Los grupos de la clínica, y la sesión de uno que se escribe una sola vez para quienes asistieron

groups-title = Grupos
groups-intro = Los grupos de la clínica. Cada sesión se escribe una sola vez; el expediente de cada persona que asistió recibe la parte sobre el grupo y la parte sobre ella, y no nombra a nadie más.
groups-lists = Agregar un grupo o cambiarle el nombre
groups-all = Todos los grupos
# El título de la página de un grupo
groups-one = Grupo
groups-count = { $n ->
    [0] Nadie
    [one] { $n } participante
   *[other] { $n } participantes
}
groups-last = Última sesión: { $day }
groups-none-yet = Aún no se ha escrito ninguna sesión
groups-members = Participantes
groups-nobody = Aún no hay nadie en este grupo.
# Lleva a lo que un expediente dice del lugar de alguien en el grupo
groups-place = Lugar en el grupo
groups-add = Agregar a alguien
groups-add-how = Aquí están las personas que usted atiende. Para las demás, abra el expediente, luego Red de apoyo y consentimiento, luego Grupos de esta clínica.
groups-add-others = Todas las personas
groups-add-this = Agregar
groups-sessions = Sesiones
groups-were-there = { $n ->
    [one] Asistió { $n } persona
   *[other] Asistieron { $n } personas
}
groups-draft = Borrador
groups-struck = Escrito por error
groups-write = Escribir una sesión
groups-form-intro = La parte sobre el grupo se escribe una sola vez y queda en el expediente de cada persona que asistió. Quien no asistió no recibe ninguna nota.
groups-who = Quiénes asistieron
groups-part = Sobre el grupo
groups-session = Sesión de grupo
# $who es quien la escribió
groups-by = La escribió { $who }
groups-not-there = No asistió
groups-needs-words = Escriba algo sobre esta persona, o indique que no asistió.
groups-words-of-absent = Hay algo escrito sobre esta persona, y también dice que no estuvo. Quite el texto o indique que sí estuvo.
# $who es una persona del grupo o varias
groups-signed-since = Esta sesión ya está firmada, con otro texto, en el expediente de { $who }. Lo firmado no cambia, así que no se guardó nada. Copie lo nuevo y escríbalo en una nota de ese expediente.
groups-unsaved = No se guardó:
groups-needs-somebody = Indique al menos una persona que asistió.
# En el resumen de lo que falta: $who es la persona, $what es lo que hay que corregir en su fila
groups-whose = { $who }: { $what }
# $who es una persona del grupo o varias
groups-names-all = Aquí se nombra a { $who }, del grupo: el texto queda en el expediente de cada persona que asistió. Cámbielo, o confirme abajo.
groups-names-one = Aquí se nombra a { $who }, también del grupo. En el expediente de una persona no se nombra a otra. Cámbielo, o confirme abajo.
groups-names-yes = Sí, no se trata de nadie del grupo
groups-signed-already = Esto ya está firmado y queda como está.
groups-save = Guardar en los expedientes
groups-save-meaning = Guardada, la sesión queda sin firmar en el expediente de cada persona que asistió y se puede cambiar aquí hasta que se firme.
groups-saved = Guardada, aún sin firmar.
groups-signed = Firmada.
# Va después de las dos
groups-for = { $n ->
    [one] Está en { $n } expediente.
   *[other] Está en { $n } expedientes.
}
groups-again = Este formulario ya se había guardado. Lo que escribió después sigue aquí: guárdelo de nuevo.
# El formulario de una sesión de un día en que ya hay una de este grupo en estos expedientes
groups-already-ask = Quizás esta sesión ya está escrita
# $who la escribió, $when
groups-already = { $who } escribió una sesión de este grupo de ese día ({ $when })
groups-already-how = Mírela primero. Lo que usted escribió se conserva: queda en Hoy hasta que lo guarde o lo descarte.
groups-already-yes = Sí, esta es otra sesión
groups-somebody = Alguien
# En la página de un grupo, junto a cada una de las sesiones de un mismo día
groups-perhaps-same = Quizás la misma sesión
# $stands es la situación del expediente: "Terminado"
groups-away = Este expediente está archivado: { $stands }. No se escribe nada en él si usted no lo confirma abajo.
groups-away-yes = Sí, escribirlo en este expediente
groups-saved-since = Sin firmar: usted guardó después otro texto aquí, en otra ventana o en otra computadora. Está abajo, junto al suyo. Léalo una vez y luego firme.
# El texto que se conserva de una sesión, en la página de su grupo
groups-unfinished = Sin terminar
groups-unfinished-new = Sin terminar: todavía no está en ningún expediente
# $written es un número, $there cuántas personas asistieron
groups-unfinished-in = Sin terminar: escrita para { $written } de { $there } personas que asistieron
groups-unfinished-words = Sin terminar: hay texto sin guardar
groups-go-on = Continuar
# $signed es un número, $there cuántas personas asistieron
groups-signed-in = Firmada en { $signed } de { $there } expedientes
