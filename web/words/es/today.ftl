# La primera página: lo que hay para hoy

today-title = Hoy
today-none = Aún no hay expedientes aquí. Abra el primero o espere a que lleguen los de la clínica.
today-begin = Abrir el primer expediente

today-waits = Por revisar
# Lleva a los expedientes de “Por revisar” que quizás son de una misma persona
today-pairs = { $n ->
    [one] Revisar { $n } par de expedientes
   *[other] Revisar { $n } pares de expedientes
}
# $n es cuántos hay
today-all = Ver todo ({ $n })

today-mine = Sus tareas
    .none = Usted no tiene tareas pendientes.
today-others = Tareas de otras personas
# Para quién es una tarea y quién la hace
today-client-who = { $client }, a cargo de { $who }
today-client-nobody = { $client }, sin asignar
today-more = { $n } más
today-others-more = { $n ->
    [one] Hay 1 más en los expedientes, que vence después o no tiene fecha.
   *[other] Hay { $n } más en los expedientes, que vencen después o no tienen fecha.
}

today-risk = Riesgos
    .none = No hay ningún riesgo bajo, moderado o alto anotado.
    .arriving = Aún no ha llegado ninguno; la primera sincronización continúa.
# De cuántas personas; va después de la frase que dice que no hay riesgo anotado
today-risk-unassessed = { $n ->
    [one] Hay 1 persona sin evaluar.
   *[other] Hay { $n } personas sin evaluar.
}
# "Riesgo de autolesión: Alto"
today-risk-line = { $domain }: { $level }
today-risk-line-lowered = { $domain }: { $level } (se bajó, falta revisarlo)
today-risk-line-lowered-from = { $domain }: { $level } (se bajó; antes, { $was }; falta revisarlo)
today-risk-line-two-versions = { $n ->
    [2] { $domain }: { $level } (hay dos versiones)
   *[other] { $domain }: { $level } (hay { $n } versiones)
}
today-risks-more = { $n ->
    [one] Hay 1 persona más con el mismo nivel o uno menor; su expediente lo muestra.
   *[other] Hay { $n } personas más con el mismo nivel o uno menor; cada expediente lo muestra.
}

today-drafts = Sus borradores
    .none = Todo lo suyo está firmado y todos sus formularios están guardados.
today-draft-sign = Terminar y firmar
# Texto de un formulario; $when es una hora, o un día y una hora
today-kept = Borrador ({ $when })
today-kept-elsewhere = El borrador ({ $when }) es de una página a la que usted ya no tiene acceso aquí.
# $n es cuántos hay además de los que muestra la página
today-drafts-more = { $n ->
    [one] Hay 1 más en los expedientes.
   *[other] Hay { $n } más en los expedientes.
}

# Un botón que marca una tarea como hecha; el largo se lee en voz alta
today-tick = Hecha
today-tick-of = Marcar como hecha: { $what }

# Partes de expedientes que ninguna llave de aquí abre; $n es cuántas
today-keyless = { $n ->
    [one] Hay 1 parte de un expediente que no se puede abrir aquí.
   *[other] Hay { $n } partes de expedientes que no se pueden abrir aquí.
}
today-keyless-do = Las llaves de la carpeta de datos son una copia más antigua que los datos guardados. Avise a la persona encargada de esta computadora: hay que recuperar la copia más reciente de los archivos keyring y keys. Lo que tienen las laptops vuelve solo cuando se sincronizan con la clínica.
today-put-back = Aquí se restauró una copia de seguridad del { $day }, { $time }.
today-put-back-do = Lo que se escribió después en esta computadora no está en la copia, y esta computadora no puede saber qué era: pregunte a todas las personas que trabajaron aquí y vuelva a escribirlo. Lo que tienen las laptops vuelve solo cuando cada una se sincroniza con la clínica. Hasta entonces pueden faltar expedientes y personas que se agregaron después.
today-put-back-seen = Ya lo leí
