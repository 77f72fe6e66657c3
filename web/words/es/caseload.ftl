# La lista de personas atendidas

caseload-title = Casos
caseload-new = Abrir un expediente
caseload-find = Buscar
    .label = Buscar por nombre, fecha de nacimiento o teléfono
caseload-found = { $n ->
    [one] Se encontró 1 persona.
   *[other] Se encontraron { $n } personas.
}
# Nadie se llama como se buscó; estos nombres se escriben casi igual
caseload-near = { $n ->
    [one] Nadie tiene ese nombre. Hay 1 persona con un nombre parecido.
   *[other] Nadie tiene ese nombre. Hay { $n } personas con un nombre parecido.
}
caseload-show-all = Mostrar todos
caseload-nobody = No hay nadie con ese nombre entre los casos. Pruebe con menos letras o con otro de sus nombres.
# Quien no escribió letras ni números, por ejemplo un dibujo
caseload-only-signs = Con signos o dibujos solos no se puede encontrar a nadie. Escriba letras de un nombre, una fecha de nacimiento o un teléfono.
# Quien escribió de una a tres cifras y nada más
caseload-few-digits = Con tan pocas cifras no se encuentra a nadie. Escriba al menos cuatro de un teléfono, un año o una fecha de nacimiento.
caseload-none = Aún no hay expedientes aquí. Para abrir el primero basta un nombre.
# Una marca junto a una persona que está a cargo de quien lee
caseload-yours = a su cargo
# Sus otros nombres
caseload-also = también { $names }
# "Riesgo de autolesión: Alto"
caseload-risk = { $domain }: { $level }
caseload-risk-lowered = { $domain }: { $level }, se bajó, falta revisarlo
caseload-risk-lowered-from = { $domain }: { $level }, se bajó (antes, { $was }), falta revisarlo
caseload-risk-two-versions = { $n ->
    [2] { $domain }: { $level }, hay dos versiones
   *[other] { $domain }: { $level }, hay { $n } versiones
}
caseload-waiting = { $n } por revisar
# Una tarea y "vence mañana"
caseload-next = { $what }, { $due }
# Qué casos se muestran: todos, o los que están a cargo de quien lee
caseload-whose = Qué casos mostrar
caseload-all = Todos
caseload-mine = A su cargo
# Letras que llevan a los nombres que comienzan con ellas
caseload-letters = Por la primera letra
# Expedientes archivados
caseload-away = Expedientes archivados.
caseload-away-show = { $n ->
    [one] Mostrar 1 expediente archivado
   *[other] Mostrar { $n } expedientes archivados
}
caseload-away-back = Volver a la lista
caseload-none-listed = No hay nadie en esta lista.
