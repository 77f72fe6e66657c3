# Quién elige entre dos versiones

settling-loosens = Aquí vale la respuesta más prudente hasta que decida quien la escribió, o alguien de supervisión que no haya escrito ninguna.
# $who escribió la respuesta más prudente
chooser-held = Usted puede elegir la respuesta que se toma en cuenta ahora. Una menos prudente solo la puede elegir { $who }, o alguien de supervisión que no haya escrito ninguna de las dos.
# En una tarjeta y en papel, mientras el valor siga vigente
card-chosen = Lo eligió { $who } entre { $n } versiones, { $day }
# Antes de lo que se eligió, donde alguien lo cambió después
card-chosen-since = Después lo cambió { $who }, { $day }. { $said }
card-chosen-because = { $said }, porque: { $reason }
# "Alto: Ines Beltran, hace 2 horas"
review-said = { $value } ({ $who }, { $ago })
# Lo que va en lugar de una versión vacía
review-said-empty = vacío
# De lo que se bajó
review-was = antes: { $was }
settled-set-aside = Esto se decidió hace menos de un día y no se eligió la respuesta de usted, que es menos prudente que la que vale aquí. Por ahora solo puede escribirla quien dio la más prudente, o alguien de supervisión que no haya escrito ninguna. Pasado un día, aquí se puede anotar una nueva valoración.
in-error-not-yours = Marcar esto como escrito por error le corresponde a quien lo escribió o a supervisión.
    .next = Avise a alguna de esas personas. Si sabe algo más, agregue una adenda.
only-raised = Con su rol puede subir este nivel, no bajarlo. Si cree que hay menos motivo de preocupación, escríbalo en una nota y avise a quien lleva la terapia o a supervisión, que sí pueden bajarlo.
error-needs-signature = Solo lo firmado se marca como escrito por error. Corrija el borrador o archívelo; si no se puede archivar, primero fírmelo.
readers-widen = Solo quien anotó esto puede abrirlo a más personas. Consúltelo con esa persona; usted puede restringirlo más.
readers-writer-alone = Solo quien anotó esto puede reservárselo. Usted puede elegir “Su terapeuta”.
# En el papel de la propia persona
card-chosen-plainly = Se eligió entre { $n } versiones, { $day }
# Donde quien escribió la respuesta más prudente no puede elegir
chooser-held-supervisor = Solo alguien de supervisión que no haya escrito ninguna puede elegir una respuesta menos prudente que la que vale ahora. La que vale ahora puede elegirla usted.
