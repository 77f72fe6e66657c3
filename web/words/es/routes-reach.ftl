# Por qué no hubo conexión con otra computadora; $address es dónde se buscó

routes-reach-refused = { $address }: ahí hay una computadora, pero Waystation no está en marcha o usa otro puerto; inícielo en ella o verifique la dirección.
routes-reach-no-answer = { $address }: no hubo respuesta; verifique que la otra computadora esté encendida y en la misma red, y que su firewall permita el paso a Waystation.
routes-reach-no-route = { $address }: desde la red de esta computadora no se llega ahí; revise el cable o el wifi.
routes-reach-unknown-name = { $address }: ese nombre no se conoce en esta red; escriba la dirección con números.
routes-reach-other = { $address }: no hay conexión; revise la dirección y la red.
routes-reach-not-waystation = { $address }: ahí responde un programa que no es Waystation; revise la dirección y el puerto.
routes-reach-version = La otra computadora usa la versión { $found } y esta la { $known }; actualice Waystation donde el número sea menor.
routes-reach-locked = La otra computadora está bloqueada: alguien debe iniciar sesión en ella.
routes-reach-busy = La otra computadora tiene demasiadas conexiones; esta lo intentará de nuevo en un momento.
routes-reach-other-certificate = La computadora que responde no es aquella con la que se vinculó; revise la dirección. Si se reemplazó la computadora de la clínica, vincule de nuevo.
routes-reach-tls = No se pudo establecer una conexión segura; verifique que las dos computadoras tengan la misma versión y después vincule de nuevo.
routes-reach-own-certificate = El certificado de esta computadora no se puede usar; restaure la última copia de seguridad o vincule de nuevo esta computadora.
routes-reach-newer-frames = La otra computadora tiene una versión más reciente (mensajes de la versión { $found }; este programa conoce la { $known }); actualice el programa en esta computadora.
routes-reach-not-a-frame = Lo que se recibió no es un mensaje de Waystation; verifique que la dirección sea correcta.
routes-reach-frame-too-long = Un mensaje de { $len } bytes es más largo que los { $max } bytes permitidos.
routes-reach-silent = La otra computadora dejó de responder; revise la red. Esta lo intentará de nuevo.
routes-reach-lost = Se cortó la conexión; revise la red. Esta computadora lo intentará de nuevo.
routes-reach-closed = La otra computadora cerró la conexión; esta lo intentará de nuevo.
routes-reach-not-known = La clínica ya no reconoce esta laptop; quizá se restauró desde una copia de seguridad. Supervisión puede darle acceso de nuevo en la computadora de la clínica: “{ nav-directory }”, “{ devices-title }”.

# Encontrar a otras computadoras automáticamente

routes-reach-not-found = En esta red no se encuentran otras computadoras automáticamente; escriba la dirección de la clínica. Si debería funcionar, verifique que el firewall permita el puerto UDP 5353 y reinicie Waystation.
routes-reach-not-announced = Esta computadora no se puede anunciar en la red; las demás pueden encontrarla por su dirección.
