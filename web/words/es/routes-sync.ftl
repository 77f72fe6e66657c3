# Lo que dice la página de sincronización: problemas con la clínica, y lo que no se aceptó

routes-sync-no-address = No se conoce ninguna dirección de la clínica: indíquela al iniciar Waystation en esta laptop, con --clinic.
routes-sync-tried = Se intentó con: { $addresses }.
routes-sync-look = Verifique que esta laptop esté en la red de la clínica y que alguien haya iniciado sesión en la computadora de la clínica.

# $part es una parte del expediente.
routes-sync-part = { $client }: { $part }
routes-sync-not-open = Un expediente al que usted no tiene acceso

# Por qué no se aceptó un cambio, y en `.next` qué hacer

routes-sync-damaged = Se dañó en el camino.
    .next = Sincronice de nuevo. Si el problema sigue, escríbalo otra vez en la laptop.
routes-sync-too-large = Es más de lo que se puede aceptar de una vez.
    .next = Avise a la persona encargada de la computadora de la clínica; lo escrito se conserva en los dos lados.
routes-sync-other-beginning = Se creó con una versión más reciente del programa, o es de otro expediente.
    .next = Actualice el programa en los dos lados y sincronice de nuevo.
routes-sync-no-author = No dice quién lo escribió.
    .next = Escríbalo de nuevo con su propio nombre.
routes-sync-other-device = Se escribió en un dispositivo distinto del que lo envió.
    .next = Sincronice desde el dispositivo en que se escribió.
routes-sync-person-not-allowed = Quien lo escribió ya no tiene autorización para usar esa laptop.
    .next = Supervisión puede revisarlo y escribirlo de nuevo, o descartarlo.
routes-sync-missing-before = Depende de algo que no ha llegado.
    .next = Sincronice de nuevo desde la misma laptop; si el problema sigue, avise a supervisión.
routes-sync-inapplicable = No se pudo incorporar al expediente.
    .next = Escríbalo de nuevo. El texto se conserva en el dispositivo en que se escribió.
routes-sync-newer-reason = Se rechazó por un motivo que solo conoce una versión más reciente de Waystation; para leerlo, actualice Waystation en esta computadora.
    .next = Actualice Waystation en esta computadora y revíselo de nuevo.
routes-sync-not-yours = El rol de quien lo escribió no lo permite, o lo empezó otra persona.
    .next = Pida que lo escriba alguien que sí pueda; el texto se conserva en el dispositivo en que se escribió.
routes-sync-fixed = Cambia algo que ya está firmado, o que no se cambia después de guardarse.
    .next = Escriba lo que haga falta en una adenda o en una anotación nueva.
routes-sync-not-of-a-form = Ninguna página de este programa escribe así. Es posible que esa laptop use otro programa.
    .next = No use la laptop hasta que la revise la persona encargada de las computadoras.
routes-sync-false-signature = La firma no es auténtica: firmó otra persona, o se firmó otra cosa.
    .next = No use la laptop hasta que la revise la persona encargada de las computadoras.
routes-sync-newer = Contiene algo que solo conoce una versión más reciente del programa.
    .next = Espera en la laptop, y se acepta en la primera sincronización después de actualizar el programa de la clínica.
routes-sync-goes-on = Esta laptop lo intenta de nuevo por sí sola y se sincroniza cuando alguien haya iniciado sesión allí.
