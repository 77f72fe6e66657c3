# La lista para la revisión semanal de casos

register-title = Revisión semanal
register-link = Revisión semanal
# Filtros; se pueden combinar
register-only = Mostrar solo
register-on = activado
register-mine = A su cargo
register-at-risk = Con riesgo
register-overdue = Con atrasos
register-stalled = Sin avance
register-to-choose = Por elegir
# Títulos de las columnas
register-client = Persona
register-contact = Último contacto
register-score = Primer y último puntaje
register-change = Cambio
register-next = Próxima revisión
# Aún no hubo contacto o no hay revisión prevista
register-none = Aún no hay
# Por qué un plan está sin avance
register-not-reached = Sin contacto
register-no-change = Sin cambio
# Se lee en voz alta después del título de un cuestionario
register-scores = primero { $first } el { $first_day }, último { $last } el { $last_day }
register-score-one = { $last } el { $last_day }
# Un enlace junto a cada persona que abre el formulario de la revisión
register-record = Anotar revisión
# Qué significan las palabras de esta página
register-rule-contact = Sin avance, «Sin contacto»: nadie del equipo ha tenido contacto con la persona en más de { $spans } veces el tiempo que permite su regla de contacto.
register-rule-score = Sin avance, «Sin cambio»: el último puntaje del cuestionario más usado todavía pide mirar más a fondo, y difiere en menos de 5 puntos (10 en el WHO-5) del de { $weeks } semanas o más antes. Es un motivo para volver a mirar el plan; nunca una calificación de la persona.
register-rule-overdue = Con atrasos: un contacto, una tarea, un cuestionario o una fecha de revisión que vencía antes de hoy.
