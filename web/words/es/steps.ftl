# Pasos numerados en la primera página

# Se lee en voz alta después de un paso hecho
steps-done = Hecho.
steps-put-away = Archivar estos pasos

# Una clínica vacía
steps-first = Primeros pasos
    .about = La clínica está creada y usted ya ha entrado. Con tres cosas empieza a servir; cada una se marca sola.
steps-people = Dos personas que pueden entrar
    .about = Así nadie es la única manera de entrar. Agregue a todas las personas que trabajan aquí; cada una tiene su propio nombre de acceso.
steps-chart = El primer expediente
    .about = Para comenzar basta un nombre. Lo demás se puede llenar conforme se sepa.
steps-laptop = La primera portátil
    .about = Para quien trabaja fuera de la clínica. Esta página muestra un código; la portátil lo pide una sola vez.

# Casos de muestra
steps-tour = Seis cosas pequeñas para probar
    .about = Todas las personas aquí son inventadas, así que nada puede salir mal.
steps-open = Abra el expediente de Abena
    .about = Primero están cómo contactarla con seguridad, a quién acudir y lo que toca hacer.
steps-goal = Cambie una de sus metas
    .about = Abra una meta, cambie una palabra y guarde. Su historial muestra cómo era antes y quién la cambió.
steps-note = Escriba una nota
    .about = Es un borrador hasta que usted la firma. Firmada, queda como está; se le puede agregar una adenda.
steps-pair = Vincule una portátil
    .about = Escriba esto en otra terminal, abra la dirección que muestra y déjela entrar con un código de “{ nav-directory }”, “{ devices-title }”. Entre allí con el mismo nombre de acceso.
steps-both = Escriba lo mismo en las dos
    .about = Abra el riesgo “{ risk-key.self_harm }” de Abena aquí y en la portátil, elija niveles distintos y solo entonces guarde en las dos. Se conservan ambos.
steps-settle = Decida
    .about = Cuando las dos se hayan encontrado (pulse “{ sync-now }” en la portátil), “{ review-title }” muestra las dos versiones y quién las escribió. Elija una y diga por qué.
