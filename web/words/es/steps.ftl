# Pasos numerados en la primera página

# Se lee en voz alta después de un paso hecho
steps-done = Hecho.
steps-put-away = Ocultar estos pasos

# Una clínica vacía
steps-first = Primeros pasos
    .about = La clínica está configurada y usted ya inició sesión. Faltan tres cosas para empezar; cada una se marca sola al terminarla.
steps-people = Dos personas que puedan iniciar sesión
    .about = Así nadie es la única persona con acceso. Agregue a todo el personal; cada quien tiene su propio usuario.
steps-chart = El primer expediente
    .about = Para abrirlo basta un nombre. Lo demás se puede llenar conforme se sepa.
steps-laptop = La primera laptop
    .about = Para quienes trabajan fuera de la clínica. Esta página muestra un código; la laptop lo pide una sola vez.

# Datos de ejemplo
steps-tour = Seis cosas para probar
    .about = Todas las personas son inventadas, así que puede probar con confianza.
steps-open = Abra el expediente de Abena
    .about = Lo primero que aparece es cómo contactarla sin riesgo, a quién acudir y lo que está pendiente.
steps-goal = Cambie una de sus metas
    .about = Abra una meta, cambie una palabra y guarde. El historial muestra cómo estaba antes y quién la cambió.
steps-note = Escriba una nota
    .about = Es un borrador hasta que usted la firma. Firmada, ya no cambia; se le puede agregar una adenda.
steps-pair = Vincule una laptop
    .about = Escriba esto en otra terminal, abra la dirección que aparece y vincúlela con un código de “{ nav-directory }”, “{ devices-title }”. Inicie sesión en ella con el mismo usuario.
steps-both = Escriba lo mismo en las dos
    .about = Abra “{ risk-key.self_harm }” de Abena aquí y en la laptop, elija niveles distintos y solo entonces guarde en las dos. Los dos se conservan.
steps-settle = Elija una versión
    .about = Cuando se hayan sincronizado (elija “{ sync-now }” en la laptop), “{ review-title }” muestra las dos versiones y quién las escribió. Elija una y anote el motivo.
