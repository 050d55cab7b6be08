package dev.fstore.spring;

import dev.fstore.application.EventRepository;
import dev.fstore.postgres.codec.EventCodec;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/** Defines an {@code EventRepository<E>} for each {@code EventCodec<E>}, unless the application has defined one. */
final class EventRepositoryRegistrar implements BeanDefinitionRegistryPostProcessor {

    static final String FACTORY = "fstoreEventRepositories";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry instanceof ConfigurableListableBeanFactory beans) {
            for (String codec : beans.getBeanNamesForType(EventCodec.class, true, false)) {
                var event = eventOf(beans, codec);
                var repository = ResolvableType.forClassWithGenerics(EventRepository.class, event);
                if (beans.getBeanNamesForType(repository, true, false).length == 0) {
                    registry.registerBeanDefinition(codec + "EventRepository", definition(codec, repository));
                }
            }
        }
    }

    private static ResolvableType eventOf(ConfigurableListableBeanFactory beans, String codec) {
        return beans.getMergedBeanDefinition(codec)
                .getResolvableType()
                .as(EventCodec.class)
                .getGeneric(0);
    }

    private static RootBeanDefinition definition(String codec, ResolvableType repository) {
        var definition = new RootBeanDefinition();
        definition.setTargetType(repository);
        definition.setFactoryBeanName(FACTORY);
        definition.setFactoryMethodName("repository");
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(codec));
        return definition;
    }
}
